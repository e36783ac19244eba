// case: neg-itinerary-pdf-builder
// category: negative-object-state
// rationale: a builder whose Validate throws, staged interfaces and initialisers that always run before the read
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegItineraryPdfBuilder;

public sealed class Page
{
    public string Header { get; set; } = null!;
    public List<string> Lines { get; set; } = null!;
    public string? Footer { get; set; }
}

public sealed class PdfBuilder
{
    private string? _title;
    private string? _author;
    private List<Page>? _pages;

    public PdfBuilder Title(string title)
    {
        _title = title;
        return this;
    }

    public PdfBuilder Author(string? author)
    {
        _author = author;
        return this;
    }

    public PdfBuilder AddPage(Action<Page> setup)
    {
        var page = new Page { Header = _title ?? "draft", Lines = [] };
        setup(page);
        page.Footer ??= "- " + page.Header;
        (_pages ??= []).Add(page);
        return this;
    }

    private void Validate()
    {
        var missing = new List<string>();
        if (_title == null) missing.Add("title");
        if (_pages is null || _pages.Count == 0) missing.Add("pages");
        if (missing.Count > 0)
            throw new InvalidOperationException(string.Join(", ", missing));
    }

    public int Build()
    {
        Validate();
        int size = _title.Length + _pages.Count; // csc-false
        if (HasAuthor)
            size += _author.Length; // csc-false

        foreach (var page in _pages)
            size += page.Header.Length + page.Footer!.Length + page.Lines.Count;

        return size;
    }

    private bool HasAuthor => !string.IsNullOrEmpty(_author);
}

public static class Demos
{
    public static void Demo1() => new PdfBuilder().Title("Rome").AddPage(p => p.Lines.Add("day 1")).Author("Ada").Build();
    public static void Demo2() => new PdfBuilder().AddPage(p => p.Footer = "f").Author(null).Title("Bari").Build();
    public static void Demo3()
    {
        try
        {
            new PdfBuilder().Title("empty").Build();
        }
        catch (InvalidOperationException e)
        {
            Console.Write(e.Message);
        }
    }
}
