namespace StanceML.Training;

/// <summary>What the judged rows have in common that their model never saw.</summary>
public enum ValidationMethod
{
    /// <summary>Cross-validation by group, as training does it.</summary>
    Folds,

    /// <summary>Each question is judged by a model fitted without it.</summary>
    Questions,

    /// <summary>The data say which rows train and which are judged.</summary>
    Split,
}
