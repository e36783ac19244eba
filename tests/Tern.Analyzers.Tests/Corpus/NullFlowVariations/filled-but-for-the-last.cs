// A loop over neighbours ends one before the last: the array that it fills lacks its last element, unless that is set behind it.
namespace Variations.FilledButForTheLast;

public static class Steps
{
    private static string[] Between(string[] stops)
    {
        string[] legs = new string[stops.Length];
        for (int i = 0; i + 1 < stops.Length; i++)
        {
            legs[i] = stops[i] + "-" + stops[i + 1];
        }

        return legs;
    }

    private static string[] Before(string[] stops)
    {
        string[] legs = new string[stops.Length];
        for (int i = 0; i < stops.Length - 1; i++)
        {
            legs[i] = stops[i] + "-" + stops[i + 1];
        }

        return legs;
    }

    private static string[] Closed(string[] stops)
    {
        string[] legs = new string[stops.Length];
        for (int i = 0; i + 1 < stops.Length; i++)
        {
            legs[i] = stops[i] + "-" + stops[i + 1];
        }

        legs[stops.Length - 1] = stops[stops.Length - 1] + "-" + stops[0];
        return legs;
    }

    private static string[] Exactly(string[] stops)
    {
        string[] legs = new string[stops.Length - 1];
        for (int i = 0; i + 1 < stops.Length; i++)
        {
            legs[i] = stops[i] + "-" + stops[i + 1];
        }

        return legs;
    }

    public static int Last(string[] stops) => Between(stops)[^1].Length; // want: null-deref

    public static int LastBefore(string[] stops) => Before(stops)[^1].Length; // want: null-deref

    public static int First(string[] stops) => Between(stops)[0].Length;

    public static int LastClosed(string[] stops) => Closed(stops)[^1].Length;

    public static int LastExactly(string[] stops) => Exactly(stops)[^1].Length;

    public static int All(string[] stops)
    {
        int sum = 0;
        foreach (string leg in Between(stops))
        {
            sum += leg.Length; // want: null-deref
        }

        return sum;
    }

    public static int AllClosed(string[] stops)
    {
        int sum = 0;
        foreach (string leg in Closed(stops))
        {
            sum += leg.Length;
        }

        return sum;
    }
}

public static class Case
{
    private static readonly string[] s_stops = ["a", "b", "c"];

    public static void DemoLast() => Steps.Last(s_stops);

    public static void DemoLastBefore() => Steps.LastBefore(s_stops);

    public static void DemoFirst() => Steps.First(s_stops);

    public static void DemoLastClosed() => Steps.LastClosed(s_stops);

    public static void DemoLastExactly() => Steps.LastExactly(s_stops);

    public static void DemoAll() => Steps.All(s_stops);

    public static void DemoAllClosed() => Steps.AllClosed(s_stops);
}
