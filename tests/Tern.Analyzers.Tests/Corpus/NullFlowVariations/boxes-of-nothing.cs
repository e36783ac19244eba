// What is no member of an empty value's own type is asked of its box, which is null; so is the method that a virtual name means, of the object.
namespace Variations.BoxesOfNothing;

public class Gauge
{
    public virtual int Read() => 1;

    public int Fixed() => 2;
}

public static class Panel
{
    private static Gauge? Find(int number) => number > 3 ? new Gauge() : null;

    public static string Kind(int? value) => value!.GetType().Name; // want: null-deref

    public static string KindOfValue(int? value) => value!.GetType().Name;

    public static string Text(int? value) => value.ToString() + value.GetHashCode();

    public static Func<int> Reader(int number) => Find(number)!.Read; // want: null-deref

    public static Func<int> ReaderThere(int number) => Find(number + 4)!.Read;

    public static Func<string>? Shown(object? value) => value!.ToString; // want: null-deref
}

public static class Case
{
    public static void DemoKind() => Panel.Kind(null);

    public static void DemoKindOfValue() => Panel.KindOfValue(3);

    public static void DemoText() => Panel.Text(null);

    public static void DemoReader() => Panel.Reader(2);

    public static void DemoReaderThere() => Panel.ReaderThere(2);

    public static void DemoShown() => Panel.Shown(null);
}
