namespace StanceML.Training;

/// <summary>One cue's window with the features of its units and steps, and the true parts.</summary>
/// <param name="Head">Index of the cue's head in the window.</param>
internal sealed record RoleSequence(int[][] Units, int[][] Steps, QuoteRole[] Roles, int Head)
{
    public int Count => Units.Length;

    public static RoleSequence Of(RoleFeatures reader, QuoteUnits units, int head, GoldAttribution gold)
    {
        var (start, end) = reader.SetCue(head);
        var unitFeatures = new int[end - start][];
        var stepFeatures = new int[end - start][];
        for (var unit = start; unit < end; unit++)
        {
            reader.Fill(unit, unitFeatures[unit - start] = new int[RoleFeatures.Count]);
            stepFeatures[unit - start] = unit > start ? new int[RoleFeatures.StepCount] : [];
            if (unit > start)
            {
                reader.FillStep(unit, stepFeatures[unit - start]);
            }
        }

        return new RoleSequence(unitFeatures, stepFeatures, GoldParts.RolesOf(units, gold, head, start, end), head - start);
    }
}
