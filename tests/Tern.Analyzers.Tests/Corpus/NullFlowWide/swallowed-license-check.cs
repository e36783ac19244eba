// case: swallowed-license-check
// category: swallowed exception
// rationale: parse failures are swallowed and the variable keeps the null it was declared with; a helper turns failures into null
// csc: none

#nullable enable
namespace NullSafety.LicenseCheck;

public sealed record License(string Holder, DateOnly Expires)
{
    public bool ValidOn(DateOnly day) => day <= Expires;
}

public static class LicenseFormat
{
    public static License Parse(string text)
    {
        int bar = text.IndexOf('|');
        if (bar < 0)
        {
            throw new FormatException("no separator");
        }

        return new License(text[..bar], DateOnly.FromDayNumber(int.Parse(text[(bar + 1)..])));
    }
}

public sealed class Gate
{
    private readonly List<string> _warnings = new();

    public bool Admit(string text, DateOnly today)
    {
        License license = null!;
        try
        {
            license = LicenseFormat.Parse(text);
        }
        catch (FormatException e)
        {
            _warnings.Add(e.Message);
        }

        return license.ValidOn(today); // want: null-deref
    }

    public bool AdmitStrict(string text, DateOnly today)
    {
        License license = null!;
        try
        {
            license = LicenseFormat.Parse(text);
        }
        catch (FormatException e)
        {
            _warnings.Add(e.Message);
            return false;
        }

        return license.ValidOn(today);
    }

    public string Greeting(string text)
    {
        var license = Attempt(() => LicenseFormat.Parse(text));
        return "Hello " + license.Holder; // want: null-deref
    }

    public string GreetingOrGuest(string text) => "Hello " + (Attempt(() => LicenseFormat.Parse(text))?.Holder ?? "guest");

    private T Attempt<T>(Func<T> work) where T : class
    {
        try
        {
            return work();
        }
        catch (Exception e)
        {
            _warnings.Add(e.GetType().Name);
            return default!;
        }
    }
}

public static class Case
{
    public static void DemoBadText() => new Gate().Admit("nobody", DateOnly.MinValue);
    public static void DemoBadGreeting() => new Gate().Greeting("nobody");
    public static void DemoSafe()
    {
        var gate = new Gate();
        gate.AdmitStrict("nobody", DateOnly.MinValue);
        gate.GreetingOrGuest("nobody");
        gate.Admit("Ann|700000", DateOnly.MinValue);
    }
}
