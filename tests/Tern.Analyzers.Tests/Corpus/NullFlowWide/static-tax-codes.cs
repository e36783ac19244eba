// case: static-tax-codes
// category: static initialisation order
// rationale: a static field is filled by a method that uses a static declared further down
// csc: none

namespace NullSafety.StaticTaxCodes;

public sealed class TaxCode
{
    public TaxCode(string code, decimal rate)
    {
        Code = code;
        Rate = rate;
        TaxRegister.Note(this);
    }

    public string Code { get; }
    public decimal Rate { get; }
}

public static class TaxRegister
{
    public static readonly TaxCode Reduced = Build("R", 7m);

    private static readonly List<TaxCode> All = new();
    private static readonly List<string> Names = new() { "reduced" };

    public static void Note(TaxCode code)
    {
        All.Add(code); // want: null-deref
    }

    public static int Size() => Names.Count;

    private static TaxCode Build(string code, decimal rate) => new(code, rate);
}

public static class Surcharges
{
    private static readonly string Heading = Compose();
    private static readonly string[] Columns = { "code", "rate" };

    public static string Head => Heading;

    private static string Compose() => "surcharges: " + Columns.Length; // want: null-deref
}

public static class Rebates
{
    private static readonly string[] Columns = { "code", "rebate" };
    private static readonly string Heading = Compose();

    public static string Head => Heading;

    private static string Compose() => "rebates: " + Columns.Length;
}

public static class Exemptions
{
    public static readonly int Limit = Compute();
    private static List<string>? _reasons;

    private static List<string> Reasons => _reasons ??= new List<string> { "charity", "export" };

    private static int Compute() => Reasons.Count * 10;
}

public static class Case
{
    public static void DemoRegister() => TaxRegister.Size();

    public static void DemoSurcharges() => Console.WriteLine(Surcharges.Head);

    public static void DemoRebates() => Console.WriteLine(Rebates.Head);

    public static void DemoExemptions() => Console.WriteLine(Exemptions.Limit);
}
