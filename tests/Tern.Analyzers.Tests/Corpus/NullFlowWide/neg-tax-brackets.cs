// case: neg-tax-brackets
// category: negative-switch
// rationale: early returns in switches, tuple patterns, exceptions from helpers and the same condition tested twice
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.NegTaxBrackets;

public sealed record Person(string Name, Person? Spouse, string? Church);

public enum Mode
{
    Single, Joint, Widowed,
}

public static class Rules
{
    private static Exception Unknown(Mode mode) => new NotSupportedException(mode.ToString());

    private static void Reject(string why) => throw new NotSupportedException(why);

    public static int Names(Mode mode, Person p)
    {
        Person? spouse;
        switch (mode)
        {
            case Mode.Single:
                return p.Name.Length;
            case Mode.Joint when p.Spouse is null:
                return -1;
            case Mode.Joint:
                spouse = p.Spouse;
                break;
            case Mode.Widowed:
                spouse = new Person("late", null, null);
                break;
            default:
                throw Unknown(mode);
        }

        return p.Name.Length + spouse.Name.Length;
    }

    public static int Church(Person p) => (p.Church, p.Spouse?.Church) switch
    {
        (null, null) => 0,
        (null, { } theirs) => theirs.Length,
        ({ } ours, _) => ours.Length,
    };

    public static int Spouse(Person p)
    {
        bool joint = p.Spouse is not null;
        int n = p.Name.Length;
        if (joint) n += p.Spouse.Name.Length; // csc-false

        return joint && n > 3 ? p.Spouse.Name[0] : n; // csc-false
    }

    public static int Levy(Person p, bool levied)
    {
        string? church = levied ? p.Church ?? "none" : null;
        int n = 0;
        if (levied) n = church.Length; // csc-false

        return n;
    }

    public static int Required(Person p)
    {
        if (p.Church == null) Reject("church");

        return p.Church.Length; // csc-false
    }
}

public static class Case
{
    private static readonly Person A = new("Ann", null, null);
    private static readonly Person B = new("Bo", A, "st");

    private static int Try(Person p) { try { return Rules.Required(p); } catch (NotSupportedException) { return 0; } }
    public static void Demo1() { foreach (var p in new[] { A, B }) { _ = Rules.Church(p) + Rules.Spouse(p) + Rules.Levy(p, true) + Rules.Levy(p, false) + Try(p); foreach (var m in Enum.GetValues<Mode>()) { Rules.Names(m, p); } } }
}
