#nullable enable
namespace NullSafety.SurfB.EnvFiles;

// Environment.GetEnvironmentVariable
static class EnvGone
{
    static string Read(string n) => Environment.GetEnvironmentVariable(n)!;
    static string[] Parts(string v) => v.Split(':'); // want: null-deref
    public static void DemoEnv() => Parts(Read("SURFB_NOT_SET_1"));
}
static class EnvSet
{
    static string Read(string n) { Environment.SetEnvironmentVariable(n, "a:b"); return Environment.GetEnvironmentVariable(n)!; }
    static string[] Parts(string v) => v.Split(':'); // needless
    public static void DemoEnv() => Parts(Read("SURFB_SET_2"));
}
// Environment.GetEnvironmentVariables()[key]
static class EnvTable
{
    static object Pick(string n) => Environment.GetEnvironmentVariables()[n]!;
    static string Show(object v) => v.ToString()!; // missed: null-deref
    public static void DemoTable() => Show(Pick("SURFB_NOT_SET_3"));
}
static class EnvExpand
{
    static string Pick(string n) => Environment.ExpandEnvironmentVariables("%" + n + "%");
    static string Show(string v) => v.Trim();
    public static void DemoTable() => Show(Pick("SURFB_NOT_SET_3"));
}
// AppContext.GetData
static class AppDatum
{
    static object Get(string k) => AppContext.GetData(k)!;
    static Type Kind(object d) => d.GetType(); // missed: null-deref
    public static void DemoDatum() => Kind(Get("surfb.none"));
}
static class AppDatumSet
{
    static object Get(string k) { AppContext.SetData(k, "on"); return AppContext.GetData(k)!; }
    static Type Kind(object d) => d.GetType();
    public static void DemoDatum() { Kind(Get("surfb.some")); Kind(AppContext.BaseDirectory); }
}
// Path.GetDirectoryName
static class FolderOfRoot
{
    static string Folder(string p) => Path.GetDirectoryName(p)!;
    static int Depth(string f) => f.Split('/').Length; // missed: null-deref
    public static void DemoFolder() => Depth(Folder("/"));
}
static class FolderOfFile
{
    static string Folder(string p) => Path.GetDirectoryName(p)!;
    static int Depth(string f) => f.Split('/').Length;
    public static void DemoFolder() => Depth(Folder("/srv/a.txt"));
}
// Path.GetFileName
static class FileNameOfNull
{
    static string Leaf(string? p) => Path.GetFileName(p)!;
    static string Low(string n) => n.ToLowerInvariant(); // want: null-deref
    public static void DemoLeaf() => Low(Leaf(null));
}
static class FileNameOfSlash
{
    static string Leaf(string? p) => Path.GetFileName(p)!;
    static string Low(string n) => n.ToLowerInvariant();
    public static void DemoLeaf() => Low(Leaf("/srv/"));
}
// Path.GetFileNameWithoutExtension
static class StemOfNull
{
    static string Stem(string? p) => Path.GetFileNameWithoutExtension(p)!;
    static int Len(string n) => n.Length; // want: null-deref
    public static void DemoStem() => Len(Stem(null));
}
static class StemOfDot
{
    static string Stem(string? p) => Path.GetFileNameWithoutExtension(p)!;
    static int Len(string n) => n.Length;
    public static void DemoStem() => Len(Stem(".cfg"));
}
// Path.GetExtension
static class ExtensionOfNull
{
    static string Ext(string? p) => Path.GetExtension(p)!;
    static bool Text(string e) => e.EndsWith("txt"); // want: null-deref
    public static void DemoExt() => Text(Ext(null));
}
static class ExtensionOfBare
{
    static string Ext(string? p) => Path.GetExtension(p)!;
    static bool Text(string e) => e.EndsWith("txt");
    public static void DemoExt() => Text(Ext("README"));
}
// Path.ChangeExtension
static class RenameNull
{
    static string To(string? p) => Path.ChangeExtension(p, ".bak")!;
    static int Len(string n) => n.Length; // want: null-deref
    public static void DemoRename() => Len(To(null));
}
static class RenameNoExtension
{
    static string To(string p) => Path.ChangeExtension(p, null)!;
    static int Len(string n) => n.Length;
    public static void DemoRename() => Len(To("a.txt"));
}
// Path.GetPathRoot
static class RootOfEmpty
{
    static string Root(string? p) => Path.GetPathRoot(p)!;
    static int Len(string r) => r.Length; // missed: null-deref
    public static void DemoRoot() => Len(Root(""));
}
static class RootOfRelative
{
    static string Root(string? p) => Path.GetPathRoot(p)!;
    static int Len(string r) => r.Length;
    public static void DemoRoot() => Len(Root("a/b"));
}
// Directory.GetParent
static class ParentOfRoot
{
    static DirectoryInfo Up(string p) => Directory.GetParent(p)!;
    static string Name(DirectoryInfo d) => d.FullName; // missed: null-deref
    public static void DemoUp() => Name(Up("/"));
}
static class ParentOfFolder
{
    static DirectoryInfo Up(string p) => Directory.GetParent(p)!;
    static string Name(DirectoryInfo d) => d.FullName;
    public static void DemoUp() => Name(Up("/srv/box"));
}
// DirectoryInfo.Parent beside DirectoryInfo.Root
class Climb(DirectoryInfo at)
{
    readonly DirectoryInfo _next = at.Parent!;
    public string Next() => _next.Name; // missed: null-deref
    public static void DemoClimb() => new Climb(new DirectoryInfo("/")).Next();
}
class Summit(DirectoryInfo at)
{
    readonly DirectoryInfo _next = at.Root;
    public string Next() => _next.Name;
    public static void DemoSummit() => new Summit(new DirectoryInfo("/")).Next();
}
// FileInfo.Directory
static class HomeOfRoot
{
    static DirectoryInfo Home(FileInfo f) => f.Directory!;
    static bool There(DirectoryInfo d) => d.Exists; // missed: null-deref
    public static void DemoHome() => There(Home(new FileInfo("/")));
}
static class HomeOfFile
{
    static DirectoryInfo Home(FileInfo f) => f.Directory!;
    static bool There(DirectoryInfo d) => d.Exists;
    public static void DemoHome() => There(Home(new FileInfo("/srv/a.txt")));
}
// FileInfo.DirectoryName
static class HomeNameOfRoot
{
    static string Home(FileInfo f) => f.DirectoryName!;
    static int Len(string d) => d.Length; // missed: null-deref
    public static void DemoHomeName() => Len(Home(new FileInfo("/")));
}
static class HomeNameGuarded
{
    static string? Home(FileInfo f) => f.DirectoryName;
    static int Len(string? d) => d is null ? 0 : d.Length;
    public static void DemoHomeName() => Len(Home(new FileInfo("/")));
}
// FileSystemInfo.LinkTarget
static class LinkOfPlain
{
    static string Target(string p) => new FileInfo(p).LinkTarget!;
    static int Len(string t) => t.Length; // missed: null-deref
    public static void DemoLink() => Len(Target("/surfb-no-such-link"));
}
static class LinkGuarded
{
    static string Target(string p) { var f = new FileInfo(p); return f.LinkTarget ?? f.FullName; }
    static int Len(string t) => t.Length;
    public static void DemoLink() => Len(Target("/surfb-no-such-link"));
}
// ResolveLinkTarget
static class ResolvePlain
{
    static FileSystemInfo Final(string p) => new DirectoryInfo(p).ResolveLinkTarget(true)!;
    static string Show(FileSystemInfo f) => f.FullName; // want: null-deref
    public static void DemoResolve() => Show(Final("/"));
}
static class ResolveGuarded
{
    static FileSystemInfo? Final(string p) => new DirectoryInfo(p).ResolveLinkTarget(true);
    static string Show(FileSystemInfo? f) { if (f == null) return "-"; return f.FullName; }
    public static void DemoResolve() => Show(Final("/"));
}
// File reads: never null as a whole, but the first line of an empty file
static class FirstLine
{
    static string First(string p) { File.WriteAllText(p, ""); try { return File.ReadLines(p).FirstOrDefault()!; } finally { File.Delete(p); } }
    static int Len(string l) => l.Length; // want: null-deref
    public static void DemoFirst() => Len(First(Path.GetTempFileName()));
}
static class WholeText
{
    static string All(string p) { File.WriteAllText(p, ""); try { return File.ReadAllText(p); } finally { File.Delete(p); } }
    static int Len(string l) => l.Length;
    public static void DemoWhole() => Len(All(Path.GetTempFileName()));
}
// DriveInfo
static class DriveByLabel
{
    static DriveInfo Pick(string n) => DriveInfo.GetDrives().FirstOrDefault(d => d.Name == n)!;
    static string Name(DriveInfo d) => d.Name; // want: null-deref
    public static void DemoDrive() => Name(Pick("Q:\\"));
}
static class DriveByPath
{
    static DriveInfo Pick(string n) => new DriveInfo(n);
    static string Name(DriveInfo d) => d.Name + d.RootDirectory.Name;
    public static void DemoDrive() => Name(Pick("/"));
}
