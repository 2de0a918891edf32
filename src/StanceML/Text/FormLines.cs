using System.Numerics;
using System.Runtime.CompilerServices;

namespace StanceML;

/// <summary>A word list with one form a line and what is known of it, of which only the lines asked for are read: few words of the list occur in a text.</summary>
/// <remarks>Lines that start with <c>#</c> or <c>-</c> are left out. Immutable; safe for concurrent use.</remarks>
internal sealed class FormLines
{
    private readonly List<TextSpan> _forms = [];

    /// <summary>Open addressing by hash: the number of a form, from 1; 0 where none stands.</summary>
    private readonly int[] _slots;

    /// <param name="text">Each line a form, a space and the rest; each form once.</param>
    public FormLines(string text)
    {
        Text = text;
        FindForms();
        _slots = new int[BitOperations.RoundUpToPowerOf2((uint)((2 * _forms.Count) + 1))];
        FillSlots();
    }

    public string Text { get; }

    /// <summary>Where in <see cref="Text"/> the forms stand.</summary>
    public IReadOnlyList<TextSpan> Forms => _forms;

    /// <summary>What follows the form on its line.</summary>
    /// <returns>Empty when the list lacks the form.</returns>
    public ReadOnlySpan<char> Find(ReadOnlySpan<char> form)
    {
        for (var at = (int)FeatureHash.Of(form) & (_slots.Length - 1); _slots[at] != 0; at = (at + 1) & (_slots.Length - 1))
        {
            var found = _forms[_slots[at] - 1];
            if (form.SequenceEqual(found.Of(Text)))
            {
                var rest = Text.AsSpan(found.End + 1);
                return rest[..rest.IndexOf('\n')];
            }
        }

        return [];
    }

    // Both run once, at start, over all lines: too early for the runtime to have noticed that they are hot.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindForms()
    {
        for (var start = 0; start < Text.Length;)
        {
            var line = Text.AsSpan(start);
            if (line[0] is not ('#' or '-'))
            {
                _forms.Add(new TextSpan(start, start + line.IndexOf(' ')));
            }

            start += line.IndexOf('\n') + 1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FillSlots()
    {
        for (var i = 0; i < _forms.Count; i++)
        {
            var at = (int)FeatureHash.Of(_forms[i].Of(Text)) & (_slots.Length - 1);
            while (_slots[at] != 0)
            {
                at = (at + 1) & (_slots.Length - 1);
            }

            _slots[at] = i + 1;
        }
    }
}
