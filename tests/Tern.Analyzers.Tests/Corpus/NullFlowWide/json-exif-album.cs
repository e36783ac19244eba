// case: json-exif-album
// category: deserialised
// rationale: members, list elements and constructor parameters that the JSON text leaves out or sets to null
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.JsonExifAlbum;

public sealed record Lens(string Maker, double Focal);

public sealed class Shot
{
    [JsonPropertyName("file")]
    public string File { get; set; } = "";

    public Lens Lens { get; set; } = null!;

    public List<string> Keywords { get; set; } = [];

    public required string Camera { get; set; }
}

public sealed class Album
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    public List<Shot> Shots { get; private init; } = [];

    public static Album Read(string json)
    {
        var shots = JsonSerializer.Deserialize<List<Shot?>>(json, s_options);
        return new Album { Shots = [.. (shots ?? []).OfType<Shot>()] };
    }

    public int FirstFocal()
    {
        var shot = Shots[0];
        return shot.Camera.Length + (int)shot.Lens.Focal; // missed: null-deref
    }

    public int KeywordCount()
    {
        int n = 0;
        foreach (var shot in Shots)
        {
            n += shot.File?.Length ?? 0;
            foreach (var word in shot.Keywords) // missed: null-deref
            {
                n += word?.Length ?? 0;
            }
        }

        return n;
    }

    public int Makers() => Shots.Sum(s => s.Lens?.Maker?.Length ?? 0);
}

public static class Demos
{
    private const string Bare = """[ { "file": "a.raw", "camera": "K1" } ]""";
    private const string NullWords = """[ null, { "file": "a.raw", "camera": "K1", "keywords": null } ]""";

    public static void Demo1() => Album.Read(Bare).FirstFocal();

    public static void Demo2() => Album.Read(NullWords).KeywordCount();

    public static void Demo3()
    {
        var lens = JsonSerializer.Deserialize<Lens>("""{ "Focal": 35 }""")!;
        Console.Write(lens.Maker.Length); // want: null-deref
    }

    public static void Demo4()
    {
        Album.Read(Bare).KeywordCount();
        Album.Read(Bare).Makers();
    }

    public static void Demo5() => Console.Write(Album.Read("[]").Shots.Count + Album.Read("null").Shots.Count);
}
