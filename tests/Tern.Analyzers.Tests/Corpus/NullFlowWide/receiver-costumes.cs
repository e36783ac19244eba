// case: receiver-costumes
// category: receiver, extension method
// rationale: extension methods on a missing costume run with a null `this` and dereference it inside
// csc: none

namespace NullSafety.Costumes;

public sealed class Fabric(string name)
{
    public string Name { get; } = name;
}

public sealed class Costume(string role, Fabric? lining)
{
    public string Role { get; } = role;

    public Fabric? Lining { get; } = lining;
}

public static class CostumeExtensions
{
    public static string Tag(this Costume costume)
    {
        return "#" + costume.Role.Replace(' ', '-'); // want: null-deref
    }

    public static string TagOrBlank(this Costume? costume) => costume is null ? "#" : "#" + costume.Role;

    public static bool IsMissing(this Costume? costume) => costume == null;

    public static string Care(this Fabric fabric) => fabric.Name == "silk" ? "dry clean" : "wash"; // want: null-deref

    public static string Shade(this Fabric fabric) => fabric.Name + ", natural";
}

public sealed class Wardrobe
{
    private readonly List<Costume> _rail = new();

    public void Hang(Costume costume) => _rail.Add(costume);

    private Costume? ForRole(string role) => _rail.Find(c => c.Role == role);

    public string TagFor(string role) => ForRole(role)!.Tag();

    public string SafeTagFor(string role) => ForRole(role).TagOrBlank();

    public int RoleLength(string role)
    {
        var costume = ForRole(role);
        if (costume.IsMissing())
        {
            return 0;
        }

        return costume!.Role.Length;
    }

    public List<string> CareSheet() => _rail.ConvertAll(c => c.Lining!.Care());

    public List<string> ShadeSheet()
    {
        var sheet = new List<string>();
        foreach (var costume in _rail)
        {
            if (costume.Lining is not { } lining)
            {
                continue;
            }

            sheet.Add(lining.Shade());
        }

        return sheet;
    }
}

public static class Case
{
    private static Wardrobe Rail()
    {
        var wardrobe = new Wardrobe();
        wardrobe.Hang(new Costume("Old King", new Fabric("silk")));
        wardrobe.Hang(new Costume("Page", null));
        return wardrobe;
    }

    public static void DemoTag() => Rail().TagFor("Queen");

    public static void DemoSafeTag() => Rail().SafeTagFor("Queen");

    public static void DemoRoleLength() => Rail().RoleLength("Queen");

    public static void DemoCare() => Rail().CareSheet();

    public static void DemoShade() => Rail().ShadeSheet();
}
