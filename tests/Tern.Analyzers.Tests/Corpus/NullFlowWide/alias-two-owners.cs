// case: alias-two-owners
// category: aliasing
// rationale: two variables name the same object; a write through one invalidates what is known about the other
// csc: none

namespace NullSafety.Blind.Set21.AliasTwoOwners;

public sealed class Signature
{
    public Signature(string by) => By = by;

    public string By { get; }
}

public sealed class Contract
{
    public Contract(string title) => Title = title;

    public string Title { get; }

    public Signature? Signed { get; set; }

    public Contract Copy() => new(Title) { Signed = Signed };
}

public static class Redactor
{
    public static void Strip(Contract contract) => contract.Signed = null;
}

public sealed class Desk
{
    private Contract _current;

    public Desk(Contract current) => _current = current;

    public Contract Current => _current;

    public string Publish()
    {
        var original = _current;
        original.Signed = new Signature("Mara");
        var publicCopy = original;
        publicCopy.Signed = null!;
        return original.Title + original.Signed.By; // want: null-deref
    }

    public string PublishCopy()
    {
        var original = _current;
        original.Signed = new Signature("Mara");
        var publicCopy = original.Copy();
        publicCopy.Signed = null!;
        return original.Title + original.Signed.By;
    }
}

public static class Office
{
    private static string Archive(Contract kept, Contract shown)
    {
        kept.Signed = new Signature("Jonas");
        Redactor.Strip(shown);
        return kept.Signed.By.Trim(); // want: null-deref
    }

    private static string ArchiveSeparate()
    {
        var kept = new Contract("lease");
        var shown = kept.Copy();
        kept.Signed = new Signature("Jonas");
        Redactor.Strip(shown);
        return kept.Signed.By.Trim();
    }

    public static void DemoPublish() => new Desk(new Contract("sale")).Publish();

    public static void DemoPublishCopy() => new Desk(new Contract("sale")).PublishCopy();

    public static void DemoArchiveSame()
    {
        var lease = new Contract("lease");
        Archive(lease, lease);
    }

    public static void DemoArchiveSeparate() => ArchiveSeparate();
}
