// case: service-text-diff
// category: service-diff
// rationale: line diff with a table, hunks that are opened and closed, a patch reader and an applier
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.TextDiff;

public enum EditKind { Keep, Insert, Delete }

public sealed class Edit
{
    private Edit(EditKind kind, string? before, string? after)
    {
        Kind = kind;
        Before = before;
        After = after;
    }

    public EditKind Kind { get; }

    public string? Before { get; }

    public string? After { get; }

    public static Edit Keep(string line) => new(EditKind.Keep, line, line);

    public static Edit Insert(string line) => new(EditKind.Insert, null, line);

    public static Edit Delete(string line) => new(EditKind.Delete, line, null);

    public string Line => Before ?? After!;

    public int Width() => Kind == EditKind.Insert ? After.Length : Before!.Length; // csc-false
}

public sealed class Hunk(int start)
{
    private readonly List<Edit> _edits = new();

    public int Start => start;

    public IReadOnlyList<Edit> Edits => _edits;

    public Hunk? Next { get; internal set; }

    public void Add(Edit edit) => _edits.Add(edit);

    public Edit? FirstChange() => _edits.FirstOrDefault(e => e.Kind != EditKind.Keep);
}

public sealed class LineTable
{
    private readonly int[][] _rows;
    private readonly string[] _left;
    private readonly string[] _right;

    public LineTable(string[] left, string[] right)
    {
        _left = left;
        _right = right;
        _rows = new int[left.Length + 1][];
        for (var i = left.Length - 1; i >= 0; i--)
        {
            _rows[i] = new int[right.Length + 1];
            _rows[i + 1] ??= new int[right.Length + 1];
            for (var j = right.Length - 1; j >= 0; j--)
            {
                _rows[i][j] = left[i] == right[j]
                    ? _rows[i + 1][j + 1] + 1
                    : Math.Max(_rows[i + 1][j], _rows[i][j + 1]);
            }
        }
    }

    public int Common => _rows[0][0]; // missed: null-deref

    public IEnumerable<Edit> Walk()
    {
        int i = 0, j = 0;
        while (i < _left.Length && j < _right.Length)
        {
            if (_left[i] == _right[j])
            {
                yield return Edit.Keep(_left[i++]);
                j++;
            }
            else if (_rows[i + 1][j] >= _rows[i][j + 1])
            {
                yield return Edit.Delete(_left[i++]);
            }
            else
            {
                yield return Edit.Insert(_right[j++]);
            }
        }

        while (i < _left.Length)
        {
            yield return Edit.Delete(_left[i++]);
        }

        while (j < _right.Length)
        {
            yield return Edit.Insert(_right[j++]);
        }
    }
}

/// <summary>A chain of hunks in file order.</summary>
public sealed class Patch
{
    private Hunk? _first;
    private Hunk? _last;

    public bool IsEmpty => _first == null;

    public int Count { get; private set; }

    public static Patch Between(string[] left, string[] right)
    {
        var patch = new Patch();
        Hunk? open = null;
        var line = 0;
        var inHunk = false;
        foreach (var edit in new LineTable(left, right).Walk())
        {
            if (edit.Kind != EditKind.Keep)
            {
                if (!inHunk)
                {
                    open = new Hunk(line);
                    inHunk = true;
                }

                open.Add(edit); // csc-false
            }
            else if (inHunk)
            {
                patch.Append(open!);
                inHunk = false;
            }

            line += edit.Kind == EditKind.Insert ? 0 : 1;
        }

        if (inHunk)
        {
            patch.Append(open!);
        }

        return patch;
    }

    public void Append(Hunk hunk)
    {
        if (IsEmpty)
        {
            _first = hunk;
        }
        else
        {
            _last.Next = hunk; // csc-false
        }

        _last = hunk;
        Count++;
    }

    public IEnumerable<Hunk> Hunks()
    {
        var hunk = _first;
        while (hunk is not null)
        {
            yield return hunk;
            hunk = hunk.Next;
        }
    }

    public string[] Apply(string[] lines)
    {
        var result = new List<string>();
        var at = 0;
        foreach (var hunk in Hunks())
        {
            while (at < hunk.Start)
            {
                result.Add(lines[at++]);
            }

            foreach (var edit in hunk.Edits)
            {
                if (edit.Kind == EditKind.Insert)
                {
                    result.Add(edit.After!.TrimEnd('\r'));
                }
                else
                {
                    at++;
                }
            }
        }

        result.AddRange(lines.Skip(at));
        return result.ToArray();
    }

    public string Format()
    {
        var text = new StringBuilder();
        foreach (var hunk in Hunks())
        {
            text.Append('@').Append(hunk.Start).Append('\n');
            foreach (var edit in hunk.Edits)
            {
                text.Append(edit.Kind == EditKind.Insert ? '+' : '-').Append(edit.Line).Append('\n');
            }
        }

        return text.ToString();
    }

    public int LastLine() => Count > 0 ? _last.Start + _last.Edits.Count : 0; // csc-false

    public string Headline() => string.Join(";", Hunks().Where(h => h.FirstChange() != null).Select(h => h.FirstChange().Line.Trim())); // needless, csc-false
}

public static class PatchReader
{
    public static Patch Read(string text)
    {
        var patch = new Patch();
        Hunk? hunk = null;
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            switch (line[0])
            {
                case '@':
                    hunk = new Hunk(int.Parse(line.AsSpan(1)));
                    patch.Append(hunk);
                    break;
                case '+':
                    hunk!.Add(Edit.Insert(line[1..])); // want: null-deref
                    break;
                case '-' when hunk != null:
                    hunk.Add(Edit.Delete(line[1..]));
                    break;
            }
        }

        return patch;
    }
}

public static class Case
{
    private static readonly string[] Old = { "a", "b", "c", "d" };
    private static readonly string[] New = { "x", "b", "d", "e" };

    public static void DemoRoundTrip()
    {
        var patch = Patch.Between(Old, New);
        var again = PatchReader.Read(patch.Format());
        Console.WriteLine(string.Join("", again.Apply(Old)) + patch.LastLine() + patch.Headline() + new LineTable(Old, New).Common);
        Console.WriteLine(patch.Hunks().Sum(h => h.Edits.Sum(e => e.Width())) + Patch.Between(New, New).LastLine() + PatchReader.Read("-gone\n").Count);
        Console.WriteLine(string.Join("", Patch.Between(Array.Empty<string>(), New).Apply(Array.Empty<string>())));
    }

    public static void DemoEmptyOld() => Console.WriteLine(new LineTable(Array.Empty<string>(), New).Common);

    public static void DemoHeadlessPatch() => PatchReader.Read("+first\n@1\n-b\n");
}
