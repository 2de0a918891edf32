namespace StanceML.Cli;

/// <summary>One output format of <c>analyze</c>. Articles are written as they come: nothing is held back for the end.</summary>
internal interface IAnalysisWriter
{
    void Write(ArticleAnalysis analysis);

    /// <summary>Closes what the format needs closed, also when no article could be read.</summary>
    void End();
}
