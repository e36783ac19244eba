// case: suppress-understudy
// category: null-forgiving
// rationale: a lookup that may find nothing is silenced with ! because "every role has a cover by now"
// csc: none

namespace NullSafety.SuppressUnderstudy;

public sealed class Performer
{
    public Performer(string name, int heightCm)
    {
        Name = name;
        HeightCm = heightCm;
    }

    public string Name { get; }
    public int HeightCm { get; }
}

public sealed record Role(string Title, Performer Lead, Performer? Cover);

public sealed class Production
{
    private readonly List<Role> _roles = new();

    public void Cast(string title, Performer lead, Performer? cover = null) => _roles.Add(new Role(title, lead, cover));

    public Role? FindRole(string title) =>
        _roles.FirstOrDefault(r => string.Equals(r.Title, title, StringComparison.OrdinalIgnoreCase));

    public Performer? Substitute(string title) => FindRole(title)?.Cover;
}

public sealed class Wardrobe
{
    private readonly Production _production;

    public Wardrobe(Production production) => _production = production;

    public string CallSheet(string title)
    {
        Performer cover = _production.Substitute(title)!;
        return $"{title}: {cover.Name.ToUpperInvariant()}"; // want: null-deref
    }

    public string CallSheetOrDash(string title)
    {
        Performer? cover = _production.Substitute(title);
        return cover is null ? $"{title}: -" : $"{title}: {cover.Name.ToUpperInvariant()}";
    }

    public int Hem(string title)
    {
        Role role = _production.FindRole(title)!;
        int height = role.Lead.HeightCm; // want: null-deref
        return role.Cover is { } c ? Math.Max(height, c.HeightCm) : height;
    }

    public int HemOfKnownRole(string title)
    {
        if (_production.FindRole(title) == null)
        {
            _production.Cast(title, new Performer("tba", 170));
        }

        return _production.FindRole(title)!.Lead.HeightCm;
    }
}

public static class Case
{
    private static Wardrobe Open()
    {
        var p = new Production();
        p.Cast("Nora", new Performer("Ida", 168), new Performer("Ruth", 172));
        p.Cast("Torvald", new Performer("Emil", 181));
        return new Wardrobe(p);
    }

    public static void DemoNoCover() => Open().CallSheet("Torvald");

    public static void DemoNoCoverSafe() => Open().CallSheetOrDash("Torvald");

    public static void DemoUnknownRole() => Open().Hem("Krogstad");

    public static void DemoUnknownRoleSafe() => Open().HemOfKnownRole("Krogstad");
}
