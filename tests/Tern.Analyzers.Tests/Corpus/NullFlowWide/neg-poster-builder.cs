// case: neg-poster-builder
// category: negative-builder
// rationale: builders that validate, initialisers that set everything, copies that keep everything
// csc: false-positive

using System;
using System.Diagnostics.CodeAnalysis;

namespace NullSafety.Wide.NegPosterBuilder;

internal sealed record Poster(string Title, string Venue, string? Sponsor);

internal sealed class PosterBuilder
{
    private string? _title;
    private string? _venue;
    private string? _sponsor;

    public PosterBuilder Title(string title)
    {
        _title = title;
        return this;
    }

    public PosterBuilder At(string venue)
    {
        _venue = venue;
        return this;
    }

    public PosterBuilder By(string? sponsor)
    {
        _sponsor = sponsor;
        return this;
    }

    private void Validate()
    {
        if (_title is null || _venue is null)
        {
            throw new InvalidOperationException("incomplete");
        }
    }

    public Poster Build()
    {
        Validate();
        return new Poster(_title.Trim(), _venue, _sponsor); // csc-false
    }

    public bool TryBuild([NotNullWhen(true)] out Poster? poster)
    {
        poster = _title != null && _venue != null ? Build() : null;
        return poster != null;
    }
}

internal sealed class Sheet
{
    public string Paper { get; set; } = null!;
    public Poster? Poster { get; set; }

    public static Sheet A2(Poster poster) => new() { Paper = "A2", Poster = poster };
}

internal static class Press
{
    public static int Print(PosterBuilder builder)
    {
        var poster = builder.Build() with { Sponsor = "acme" };
        var sheet = Sheet.A2(poster);
        return sheet.Paper.Length + sheet.Poster.Venue.Length + poster.Sponsor.Length; // csc-false
    }

    public static int Draft(PosterBuilder builder) => builder.TryBuild(out var p) ? p.Title.Length + (p.Sponsor?.Length ?? 0) : 0;
}

public static class Demos
{
    public static void DemoPrint() => Press.Print(new PosterBuilder().Title("gig").At("hall"));
    public static void DemoDraft() => Press.Draft(new PosterBuilder().Title("gig").By(null));
    public static void DemoDraftFull() => Press.Draft(new PosterBuilder().At("hall").Title("gig").By("me"));
}
