// Methods of the platform that give null for null.
using System.IO;

namespace Variations.Echoed;

public sealed class Attachment
{
    public string? Name { get; init; }
}

public static class Attachments
{
    private static int Suffix(Attachment attachment)
    {
        var suffix = Path.GetExtension(attachment.Name);
        return suffix!.Length; // want: null-deref
    }

    private static int SuffixOrNone(Attachment attachment)
    {
        var suffix = Path.GetExtension(attachment.Name ?? "");
        return suffix.Length;
    }

    private static int SuffixOfNamed(Attachment attachment)
    {
        var suffix = Path.GetExtension(attachment.Name);
        return attachment.Name is null ? 0 : suffix!.Length;
    }

    private static int Stem(string? path) => Path.GetFileNameWithoutExtension(path)!.Length; // want: null-deref

    private static int StemIfAny(string? path) => Path.GetFileNameWithoutExtension(path) is { } stem ? stem.Length : 0;

    public static void Demo1() => Suffix(new Attachment());

    public static void Demo2() => SuffixOrNone(new Attachment());

    public static void Demo3() => SuffixOfNamed(new Attachment());

    public static void Demo4() => Stem(null);

    public static void Demo5() => StemIfAny(null);

    public static void Demo6() => Suffix(new Attachment { Name = "a.txt" });
}
