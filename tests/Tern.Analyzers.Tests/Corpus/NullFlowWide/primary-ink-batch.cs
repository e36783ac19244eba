// case: primary-ink-batch
// category: primary constructor capture
// rationale: a captured primary constructor parameter receives null from a caller, and another is cleared by a method
// csc: none

namespace NullSafety.PrimaryInkBatch;

public sealed record Pigment(string Index, bool Vegan);

public class InkBatch(string lot, Pigment pigment)
{
    public string Lot => lot.ToUpperInvariant();

    public string PigmentIndex() => pigment.Index.Trim(); // want: null-deref
}

public class CheckedInkBatch(string lot, Pigment pigment)
{
    private readonly Pigment _pigment = pigment ?? throw new ArgumentNullException(nameof(pigment));

    public string PigmentIndex() => lot + _pigment.Index.Trim();
}

public class Needle(string gauge, List<string> uses)
{
    public void Use(string client) => uses.Add(client);

    public void Discard()
    {
        gauge = "discarded";
        uses = null!;
    }

    public int Count() => gauge.Length + uses.Count; // want: null-deref

    public int CountOrZero() => uses is null ? 0 : uses.Count;
}

public sealed class Supplier
{
    private readonly Dictionary<string, Pigment> _stock = new() { ["black"] = new Pigment("PBk7", true) };

    public Pigment? Quote(string shade) => _stock.GetValueOrDefault(shade);

    public InkBatch Order(string lot, string shade) => new(lot, Quote(shade)!);

    public CheckedInkBatch OrderChecked(string lot, string shade)
    {
        var pigment = Quote(shade) ?? new Pigment("unlisted", false);
        return new CheckedInkBatch(lot, pigment);
    }
}

public static class Case
{
    private static Needle Worn()
    {
        var needle = new Needle("12RL", new List<string>());
        needle.Use("Mo");
        return needle;
    }

    public static void DemoPigment()
    {
        var batch = new Supplier().Order("l-88", "saffron");
        Console.Out.Write(batch.Lot.Length > 99 ? batch.Lot : "");
        batch.PigmentIndex();
    }

    public static void DemoPigmentChecked() => new Supplier().OrderChecked("l-88", "saffron").PigmentIndex();

    public static void DemoNeedle()
    {
        var needle = Worn();
        needle.Count();
        needle.Discard();
        needle.Count();
    }

    public static void DemoNeedleChecked()
    {
        var needle = Worn();
        needle.Discard();
        needle.CountOrZero();
    }
}
