// case: neg-try-continue
// category: negative-try-pattern
// rationale: Try methods with early continue, combined with && and with the result kept in a local
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegTryContinue;

public sealed record Setting(string Key, string? Unit, int Value);

public sealed class SettingParser
{
    private readonly Dictionary<string, Setting> _known = new();

    public bool TryParse(string line, out Setting? setting, out string? error)
    {
        setting = null;
        error = null;
        int eq = line.IndexOf('=');
        if (eq < 0)
        {
            error = "no '='";
            return false;
        }

        if (!int.TryParse(line.AsSpan(eq + 1), out int value))
        {
            error = "not a number";
            return false;
        }

        setting = new Setting(line[..eq], null, value);
        return true;
    }

    public int Load(IEnumerable<string> lines, List<string> errors)
    {
        foreach (var line in lines)
        {
            if (!TryParse(line, out var setting, out var error))
            {
                errors.Add(error.Trim()); // csc-false
                continue;
            }

            _known[setting.Key] = setting; // csc-false
        }

        return _known.Count;
    }

    public int Twice(string a, string b)
    {
        bool first = TryParse(a, out var x, out _);
        bool second = TryParse(b, out var y, out _);
        if (first && second)
        {
            return x.Value + y.Value; // csc-false
        }

        return first ? x.Value : second ? y.Value : 0; // csc-false
    }
}

public static class Case
{
    public static int Demo1()
    {
        var errors = new List<string>();
        return new SettingParser().Load(["a=1", "b", "c=x"], errors) + errors.Count;
    }

    public static int Demo2()
    {
        var p = new SettingParser();
        return p.Twice("a=1", "b=2") + p.Twice("a=1", "b") + p.Twice("a", "b=2") + p.Twice("a", "b");
    }
}
