// case: iface-perfume-notes
// category: interface and override
// rationale: one implementation and one override answer null although the contract says otherwise; one implementation trusts its argument
// csc: none

namespace NullSafety.Perfume;

public sealed record Note(string Name, int Drops);

public interface IAccordSource
{
    Note HeadOf(string accord);

    string Describe(Note note);
}

public sealed class HouseAccords : IAccordSource
{
    public Note HeadOf(string accord) => new(accord + " absolute", 3);

    public string Describe(Note note) => note is null ? "unscented" : note.Name + " (house)";
}

#nullable disable
public sealed class ArchiveAccords : IAccordSource
{
    private readonly Dictionary<string, Note> _cards = new();

    public void File(string accord, Note head) => _cards[accord] = head;

    public Note HeadOf(string accord)
    {
        return _cards.TryGetValue(accord, out var head) ? head : null;
    }

    public string Describe(Note note)
    {
        return note.Name + " (archive)"; // want: null-deref
    }
}
#nullable enable

public abstract class Blend
{
    public virtual string Base => "alcohol";

    public int BaseLength() => Base.Length; // want: null-deref

    public virtual string Fixative => "amber";

    public int FixativeLength() => Fixative.Length;
}

public sealed class OilBlend : Blend
{
    private string? _carrier;

    public override string Base => _carrier!;

    public override string Fixative => _carrier ?? "resin";

    public void Carry(string oil) => _carrier = oil;
}

public sealed class Nose(IAccordSource source)
{
    public int Dose(string accord)
    {
        var head = source.HeadOf(accord);
        return head.Drops * 2; // want: null-deref
    }

    public int DoseOrNone(string accord)
    {
        if (source.HeadOf(accord) is not Note head)
        {
            return 0;
        }

        return head.Drops * 2;
    }

    public string Blank() => source.Describe(null!);
}

public static class Case
{
    public static void DemoHouse()
    {
        new Nose(new ArchiveAccords()).DoseOrNone("iris");
        var nose = new Nose(new HouseAccords());
        nose.Dose("rose");
        nose.Blank();
    }

    public static void DemoArchive() => new Nose(new ArchiveAccords()).Dose("iris");

    public static void DemoBlank() => new Nose(new ArchiveAccords()).Blank();

    public static void DemoOil() => new OilBlend().BaseLength();

    public static void DemoFixative() => new OilBlend().FixativeLength();
}
