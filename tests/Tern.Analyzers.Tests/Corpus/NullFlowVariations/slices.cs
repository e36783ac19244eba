// A part of an array that constants cut out, or that a pattern leaves in the middle, has the elements that stand there.
namespace Variations.Slices;

public sealed class Car(string name)
{
    public string Name => name;
}

public static class Train
{
    private static Car? Find(int number) => number > 1 ? new Car("c" + number) : null;

    private static Car?[] Some() => [Find(2), Find(1), Find(3)];

    public static int Tail()
    {
        Car?[] cars = [Find(2), Find(1), Find(3)];
        Car?[] tail = cars[1..];
        return tail[1]!.Name.Length + tail[0]!.Name.Length; // want: null-deref
    }

    public static int TailAfter()
    {
        Car?[] cars = [Find(2), Find(1), Find(3)];
        Car?[] tail = cars[2..];
        return tail[0]!.Name.Length;
    }

    public static int Head()
    {
        Car?[] cars = [Find(2), Find(1), Find(3)];
        Car?[] head = cars[..^1];
        return head[0]!.Name.Length + head[1]!.Name.Length; // want: null-deref
    }

    public static int HeadBefore()
    {
        Car?[] cars = [Find(2), Find(1), Find(3)];
        Car?[] head = cars[..^2];
        return head[0]!.Name.Length;
    }

    public static int Each()
    {
        Car?[] cars = [Find(2), Find(1), Find(3)];
        int sum = 0;
        foreach (Car? car in cars[0..2])
        {
            sum += car!.Name.Length; // want: null-deref
        }

        return sum;
    }

    public static int Middle() => Some() is [_, .. var middle, _] ? middle[0]!.Name.Length : 0; // want: null-deref

    public static int MiddleOfOthers() => Some() is [.., var last] ? last!.Name.Length : 0;

    public static int Rest(int start) => Some()[start..].Sum(c => c?.Name.Length ?? 0);
}

public static class Case
{
    public static int DemoTail() => Train.Tail();

    public static int DemoTailAfter() => Train.TailAfter();

    public static int DemoHead() => Train.Head();

    public static int DemoHeadBefore() => Train.HeadBefore();

    public static int DemoEach() => Train.Each();

    public static int DemoMiddle() => Train.Middle();

    public static int DemoMiddleOfOthers() => Train.MiddleOfOthers();

    public static int DemoRest() => Train.Rest(1);
}
