// What is computed of texts that are known, one by one where an array holds several.
using System;
using System.Collections.Generic;

namespace Variations.Texts;

public sealed record Verse(string Words)
{
    public int Feet => Words.Length / 2;
}

public sealed class Song
{
    private readonly List<Verse> _verses = [];

    public IReadOnlyList<Verse> Verses => _verses;

    public void Add(string raw) => _verses.Add(Parse(raw)!);

    public static Verse? Parse(string raw)
    {
        var words = raw.Trim();
        return words.Length == 0 ? null : new Verse(words.ToUpperInvariant());
    }

    public static Verse? Plain(string raw) => raw.TrimStart().StartsWith("#") ? null : new Verse(raw);

    public static Verse? Marked(string raw) => raw.StartsWith('>') ? new Verse(raw.Substring(1)) : null;

    public int Feet(int verse) => Verses[verse].Feet; // want: null-deref

    public int FeetOfFull(int verse) => Verses[verse].Feet;
}

public static class Songs
{
    private static Song Counted(params string[] lines)
    {
        var song = new Song();
        for (int i = 0; i < lines.Length; i++)
        {
            song.Add(lines[i]);
        }

        return song;
    }

    private static Verse? Last(params string[] lines)
    {
        Verse? last = null;
        foreach (string line in lines)
        {
            last = Song.Parse(line);
        }

        return last;
    }

    public static int First() => Song.Parse(" ave ")!.Feet;

    public static int FirstOfNone() => Song.Parse("   ")!.Feet; // want: null-deref

    public static int FirstOfRemark() => Song.Plain(" # slowly")!.Feet; // want: null-deref

    public static int FirstPlain() => Song.Plain(" ave #")!.Feet;

    public static int FirstMarked() => Song.Marked(">ave")!.Feet;

    public static int FirstUnmarked() => Song.Marked("ave")!.Feet; // want: null-deref

    public static int Refrain() => Last("ave", "salve")!.Feet;

    public static int RefrainOfNone() => Last("ave", " ")!.Feet; // want: null-deref

    public static Song Full() => Counted("ave", "salve", "vale");

    public static Song WithPause() => Counted("ave", " ", "vale");
}

public static class Case
{
    public static void Demo1() => Songs.First();

    public static void Demo2() => Songs.FirstOfNone();

    public static void Demo3() => Songs.FirstOfRemark();

    public static void Demo8() => Songs.FirstPlain();

    public static void Demo9() => Songs.FirstMarked();

    public static void Demo10() => Songs.FirstUnmarked();

    public static void Demo4() => Songs.Refrain();

    public static void Demo5() => Songs.RefrainOfNone();

    public static void Demo6() => Songs.WithPause().Feet(1);

    public static void Demo7() => Songs.Full().FeetOfFull(2);
}
