// case: extension-libretto
// category: receiver, extension method
// rationale: an extension method accepts the null receiver and fails inside, or passes it on to one that does
// csc: none

namespace NullSafety.ExtensionLibretto;

public sealed record Line(string Role, string Text);

public sealed class Libretto
{
    private readonly List<Line> _lines = new();

    public Libretto Add(string role, string text)
    {
        _lines.Add(new Line(role, text));
        return this;
    }

    public Line? LastOf(string role) => _lines.FindLast(l => l.Role == role);
}

public static class LineExtensions
{
    public static int Syllables(this Line line)
    {
        var count = 0;
        foreach (var c in line.Text) // want: null-deref
        {
            if ("aeiou".Contains(char.ToLowerInvariant(c)))
            {
                count++;
            }
        }

        return count;
    }

    public static string Attack(this Line line) => line.Stressed()[..1];

    private static string Stressed(this Line line) => line.Text.ToUpperInvariant(); // want: null-deref

    public static bool IsSilent(this Line? line) => line is null || line.Text.Length == 0;

    public static string OrPause(this Line? line) => line?.Text ?? "(pause)";
}

public sealed class PrompterBox
{
    private readonly Libretto _libretto;

    public PrompterBox(Libretto libretto) => _libretto = libretto;

    public int Breath(string role) => _libretto.LastOf(role)!.Syllables() * 2;

    public string FirstSound(string role) => _libretto.LastOf(role)!.Attack();

    public string FirstSoundOrPause(string role)
    {
        var line = _libretto.LastOf(role)!;
        return line.IsSilent() ? line.OrPause() : line.Attack();
    }

    public int BreathOrZero(string role) => _libretto.LastOf(role) is { } line ? line.Syllables() * 2 : 0;
}

public static class Case
{
    private static PrompterBox Box() => new(new Libretto()
        .Add("Despina", "Che vita maledetta")
        .Add("Alfonso", "Soave sia il vento"));

    public static void DemoBreath() => Box().Breath("Ferrando");

    public static void DemoSound() => Box().FirstSound("Ferrando");

    public static void DemoSafe()
    {
        Box().FirstSoundOrPause("Ferrando");
        Box().FirstSoundOrPause("Alfonso");
        Box().BreathOrZero("Ferrando");
        Box().BreathOrZero("Despina");
    }
}
