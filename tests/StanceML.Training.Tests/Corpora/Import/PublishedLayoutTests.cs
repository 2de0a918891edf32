using Xunit;

namespace StanceML.Training.Tests;

/// <summary>Layouts of published data sets, filled with invented text.</summary>
public sealed class PublishedLayoutTests : IDisposable
{
    private readonly Toy _toy = new();

    public void Dispose() => _toy.Dispose();

    [Fact]
    public void SemEval_2016_is_read_from_tabs_with_lone_quotation_marks_and_from_the_CSV_files()
    {
        _toy.Write("semeval/readme.txt", "These files hold posts.\n");
        _toy.Write("semeval/trainingdata-all-annotations.txt",
            "ID\tTarget\tTweet\tStance\tOpinion towards\tSentiment\r\n101\tNight Ferry\tAnd they \"sail at night.\" #SemST\tAGAINST\tTARGET\tNEGATIVE\r\n102\tNight Ferry\t\"Sail on, we say #SemST\tFAVOR\tOTHER\tPOSITIVE\r\n103\tNight Ferry\tBuns. #SemST\tNONE\tNO ONE\tNEITHER\r\n");
        _toy.Write("semeval/SemEval2016-Task6-subtaskA-testdata.txt", "ID\tTarget\tTweet\tStance\n10001\tNight Ferry\tWhat a night.\tUNKNOWN\n");
        _toy.Write("semeval/train.csv", "Tweet,Target,Stance,Opinion Towards,Sentiment\n\"We sail, at last.\",Night Ferry,FAVOR,1.  The tweet explicitly expresses opinion about the target.,pos\n\"So it goes, they say.\",Night Ferry,AGAINST,3.  The tweet is not explicitly expressing opinion.,other\n");
        var imported = Import("semeval2016", "semeval");
        Assert.Empty(imported.Problems);
        Assert.Equal(
            [
                ("semeval2016-10001", null, null, "test"),
                ("semeval2016-train-2", "support", "positive", "train"),
                ("semeval2016-train-3", "oppose", "neutral", "train"),
                ("semeval2016-101", "oppose", "negative", "train"),
                ("semeval2016-102", "support", "positive", "train"),
                ("semeval2016-103", "neutral", "neutral", "train"),
            ],
            imported.Rows.Select(row => (row.Id, row.Stance, row.Sentiment, row.Split!)));
        Assert.Equal("\"Sail on, we say #SemST", imported.Rows[4].Text);
        Assert.Equal(("text", 6), (imported.GroupedBy, imported.Rows.Select(row => row.Group).Distinct().Count()));
    }

    [Fact]
    public void VAST_keeps_the_comments_of_one_article_together_and_counts_con_pro_neutral()
    {
        _toy.Write("vast_dev.csv", """
            author,post,ori_topic,ori_id,new_topic,label,type_idx,new_id,arc_id,text,text_s,topic,topic_str,seen?,contains_topic?
            Ann,"Ferries are ""green"".",boats,A1-P,night ferries,1,2,18809,333,"[[""x""]]",x,"[""y""]",night ferry,0,1
            Ann,"Ferries are ""green"".",boats,A2-P,fuel tax,0,2,18810,333,"[[""x""]]",x,"[""y""]",fuel tax,1,0
            Bob,Buns are fine.,buns,A3-P,night ferries,2,4,18811,444,"[[""x""]]",x,"[""y""]",night ferry,0,0
            Bob,Buns are fine.,buns,A3-P,night ferries,3,4,18812,444,"[[""x""]]",x,"[""y""]",night ferry,0,0
            """);
        var imported = Import("vast", "vast_dev.csv");
        Assert.Equal(
            [("vast-18809", "night ferries", "support", "vast-333"), ("vast-18810", "fuel tax", "oppose", "vast-333"), ("vast-18811", "night ferries", "neutral", "vast-444")],
            imported.Rows.Select(row => (row.Id, row.Target!, row.Stance!, row.Group)));
        Assert.All(imported.Rows, row => Assert.Equal("dev", row.Split));
        Assert.Equal([true, false, true], imported.Rows.Select(row => row.IsZeroShot));
        Assert.StartsWith("label: found '3'", imported.Problems.Single().ToString()[(imported.Problems[0].Place.ToString().Length + 2)..], StringComparison.Ordinal);
    }

    [Fact]
    public void VAST_s_altered_test_comments_are_passed_over_and_told_for_they_stand_there_as_they_were_before()
    {
        _toy.Write("vast/vast_test.csv", "post,new_topic,label,new_id,arc_id,seen?\nFerries are green.,night ferries,1,18809,333,0\n");
        _toy.Write("vast/vast_test-sentswap.csv", "post,new_topic,label,new_id,arc_id,seen?,change_type\nFerries are green.,night ferries,0,18809,333,0,swap\n");
        var imported = Import("vast", "vast");
        Assert.Equal(("vast-18809", "support"), (imported.Rows.Single().Id, imported.Rows.Single().Stance!));
        var told = imported.Problems.Single();
        Assert.EndsWith("vast_test-sentswap.csv:1: change_type: tells of texts that were altered to try models, and the text column holds them as they were: the file is passed over", told.ToString(), StringComparison.Ordinal);
        Assert.False(told.IsError);
    }

    [Fact]
    public void P_Stance_is_read_with_ids_by_file_and_line()
    {
        _toy.Write("pstance/raw_train_holt.csv", "Tweet,Target,Stance\nVote for her! #holt,Ada Holt,FAVOR\n");
        _toy.Write("pstance/raw_test_holt.csv", "Tweet,Target,Stance\nNot her.,Ada Holt,AGAINST\n");
        var imported = Import("pstance", "pstance");
        Assert.Empty(imported.Problems);
        Assert.Equal(
            [("pstance-raw_test_holt-2", "oppose", "test"), ("pstance-raw_train_holt-2", "support", "train")],
            imported.Rows.Select(row => (row.Id, row.Stance!, row.Split!)));
    }

    [Fact]
    public void NewsMTSC_is_read_as_published_with_offsets_in_code_points()
    {
        _toy.Write("devtest_rw.jsonl", """
            {"primary_gid":"allsides_7_3_2_Ada Holt_2_10","sentence_normalized":"\uD83D\uDE00 Ada Holt shone, Bob sulked.","targets":[{"Input.gid":"g1","from":2,"to":10,"mention":"Ada Holt","polarity":6.0},{"Input.gid":"g2","from":18,"to":21,"mention":"Bob","polarity":2.0,"further_mentions":[{"from":0,"to":1,"mention":"x"}]}]}
            {"primary_gid":"polusa_v1_55_-1_4_Bob_0_3","sentence_normalized":"Bob sat.","targets":[{"Input.gid":"g3","from":0,"to":3,"mention":"Bob","polarity":4.0},{"Input.gid":"g4","from":1,"to":4,"mention":"Bob","polarity":4.0},{"Input.gid":"g5","from":0,"to":3,"mention":"Bob","polarity":5}]}
            """);
        var imported = Import("newsmtsc", "devtest_rw.jsonl");
        Assert.Equal(
            [("g1", "Ada Holt", "positive", "allsides_7_3"), ("g2", "Bob", "negative", "allsides_7_3"), ("g3", "Bob", "neutral", "polusa_v1_55_-1")],
            imported.Rows.Select(row => (row.Id, row.Target!, row.Sentiment!, row.Group)));
        Assert.All(imported.Rows, row => Assert.Equal(row.Target, row.TargetSpan!.Value.Of(row.Text).ToString()));
        Assert.Equal(
            ["targets[1].mention: found 'ob ' at its offsets; expected 'Bob'", "targets[2].polarity: found 5; expected 2, 4 or 6 (or -1, 0 or 1)"],
            imported.Problems.Select(problem => $"{problem.Field}: {problem.Problem}"));
        Assert.Equal("test", imported.Rows[0].Split);
    }

    [Fact]
    public void NewsMTSC_is_read_with_one_target_a_line()
    {
        _toy.Write("train.jsonl", """{"mention":"Bob","polarity":-1,"from":0,"to":3,"sentence":"Bob sulked.","id":"allsides_7_3_2_Bob_0_3"}""");
        var row = Import("newsmtsc", "train.jsonl").Rows.Single();
        Assert.Equal(("allsides_7_3_2_Bob_0_3", "negative", "allsides_7_3", "train"), (row.Id, row.Sentiment!, row.Group, row.Split!));
    }

    private ImportedRows Import(string layout, string name) => new RowImport(RowLayout.Find(layout)!, new ImportOptions()).Read(Path.Combine(_toy.Folder, name));
}
