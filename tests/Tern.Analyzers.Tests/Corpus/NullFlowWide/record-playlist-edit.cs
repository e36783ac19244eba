// case: record-playlist-edit
// category: record-with
// rationale: with-copies drop or share a null member, and with is applied to a missing track
// csc: none

using System.Collections.Generic;
using System.Linq;

namespace NullSafety.Wide9.PlaylistEdit;

public sealed record Album(string Name, int Year);

public sealed record Track(string Title, Album Album)
{
    public int Plays { get; init; }

    public Track AsSingle() => this with { Album = null! };

    public Track Played() => this with { Plays = Plays + 1 };
}

public sealed record Playlist(string Name, IReadOnlyList<Track> Tracks)
{
    public Track? Pinned { get; init; }

    public Playlist Cleared() => new(this) { Pinned = null };

    public Track? Find(string title) => Tracks.FirstOrDefault(t => t.Title == title);
}

public readonly record struct Cue(Track Track, int Second)
{
    public Cue Rewound() => this with { Second = 0 };

    public static Cue None => new Cue() with { Second = -1 };
}

public static class Player
{
    private static int Decade(Track track)
    {
        return track.Album.Year / 10 * 10; // want: null-deref
    }

    private static Track Count(Playlist list, string title)
    {
        Track track = list.Find(title)!;
        return track with { Plays = track.Plays + 1 }; // want: null-deref
    }

    private static Playlist CountIfPresent(Playlist list, string title)
    {
        return list.Find(title) is { } track
            ? list with { Pinned = track with { Plays = 1 } }
            : list;
    }

    private static string PinnedTitle(Playlist list)
    {
        return list.Pinned!.Title; // want: null-deref
    }

    private static string Show(Cue cue)
    {
        return cue.Track.Title + "@" + cue.Second; // want: null-deref
    }

    private static readonly Track Opener = new("Harvest", new Album("Fields", 1994));

    private static Playlist Mix() => new("mix", new[] { Opener }) { Pinned = Opener };

    public static int Demo1() => Decade(Opener.Played().AsSingle());

    public static Track Demo2() => Count(Mix(), "Winter");

    public static string Demo3() => PinnedTitle(Mix().Cleared());

    public static string Demo4() => Show(Cue.None);

    public static string Demo5() => Decade(Opener.Played()) + PinnedTitle(CountIfPresent(Mix(), "Harvest"));

    public static string Demo6() => Show(new Cue(Opener, 30).Rewound()) + Count(Mix(), "Harvest").Plays + CountIfPresent(Mix(), "x").Name;
}
