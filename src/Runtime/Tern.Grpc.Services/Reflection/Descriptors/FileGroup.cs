namespace Tern.Grpc.Descriptors;

/// <summary>Types that are one file: those that refer to each other in circles, which files may not, with whatever is declared inside of them.</summary>
internal sealed class FileGroup
{
    /// <summary>The types that are declared inside of none.</summary>
    public List<DescribedType> Roots { get; } = [];

    /// <summary>
    /// Whether the file is in proto2, which has groups and closed enums. Whoever uses such an enum must be too.
    /// </summary>
    public bool IsProto2 { get; set; }

    /// <summary>Package of the file.</summary>
    public string Package => ProtoName.ScopeOf(Roots[0].Name);

    /// <summary>Name of the file.</summary>
    public string FileName => NameOf(Roots[0].Name);

    /// <summary>All types of the file.</summary>
    public IEnumerable<DescribedType> Types => Roots.SelectMany(static root => root.All);

    /// <summary>Name of the file that is made for a type or service. Full names are unique, and so are these.</summary>
    public static string NameOf(string fullName) => fullName.Replace('.', '/') + ".proto";
}
