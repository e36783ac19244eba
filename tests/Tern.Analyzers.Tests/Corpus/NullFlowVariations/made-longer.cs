// An array that is made longer in one method and read in another keeps its first elements; what it gets in addition is null until somebody sets it.
using System;

namespace Variations.MadeLonger;

public sealed class Berth
{
    public string Ship { get; set; } = "";
}

public sealed class Quay
{
    private Berth[] _berths;

    public Quay(int berths)
    {
        _berths = new Berth[berths];
        for (int i = 0; i < _berths.Length; i++)
        {
            _berths[i] = new Berth();
        }
    }

    public void Extend(int berths) => Array.Resize(ref _berths, berths);

    public void Add(Berth berth)
    {
        Array.Resize(ref _berths, _berths.Length + 1);
        _berths[^1] = berth;
    }

    public string Last() => _berths[^1].Ship; // want: null-deref

    public string LastOrNone() => _berths[^1]?.Ship ?? "";

    public string First() => _berths[0].Ship;

    public string Third() => _berths[2].Ship; // want: null-deref
}

public sealed class Jetty
{
    private Berth[] _berths = [new Berth(), new Berth()];

    public void Extend(int berths) => Array.Resize(ref _berths, berths);

    public void Add(Berth berth)
    {
        Array.Resize(ref _berths, _berths.Length + 1);
        _berths[^1] = berth;
    }

    public string Last() => _berths[^1].Ship;

    public string Second() => _berths[1].Ship;
}

public sealed class Manifest
{
    private static string[] Fields(string line)
    {
        var fields = new string[3];
        var given = line.Split(',');
        Array.Copy(given, fields, Math.Min(given.Length, fields.Length));
        return fields;
    }

    private static string[] Filled(string line)
    {
        var fields = new string[3];
        var given = line.Split(',');
        Array.Fill(fields, "");
        Array.Copy(given, fields, Math.Min(given.Length, fields.Length));
        return fields;
    }

    private static int Ends(string[] fields) => fields[^1].Length; // want: null-deref

    private static int Begins(string[] fields) => fields[0].Length;

    private static int EndsFilled(string[] fields) => fields[^1].Length;

    public static int Measure(string line) => Begins(Fields(line)) + Ends(Fields(line)) + EndsFilled(Filled(line));
}

public static class D
{
    private static Quay Quay(int berths) => new(berths);

    public static void Demo1()
    {
        var quay = Quay(2);
        quay.Extend(4);
        quay.First();
        quay.LastOrNone();
        quay.Last();
    }

    public static void Demo2()
    {
        var quay = Quay(2);
        quay.Extend(4);
        quay.Third();
    }

    public static void Demo3()
    {
        var quay = Quay(2);
        quay.First();
        quay.Last();
        quay.Add(new Berth());
        quay.Last();
        quay.First();
    }

    public static void Demo4()
    {
        var jetty = new Jetty();
        jetty.Extend(4);
        jetty.Second();
    }

    public static void Demo5()
    {
        var jetty = new Jetty();
        jetty.Last();
        jetty.Add(new Berth());
        jetty.Last();
        jetty.Second();
    }

    public static void Demo6() => Manifest.Measure("sugar,12");

    public static void Demo7() => Manifest.Measure("sugar,12,dry");
}
