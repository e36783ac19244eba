// case: star-logbook
// category: files and memory
// rationale: an observatory logbook whose entries are appended again by each retry
// rule: TERN2008, TERN2012

using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.StarLogbook;

public readonly record struct Sighting(string Target, double Magnitude, string Plate)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Target};{Magnitude:F2};{Plate}");
}

public interface ILogbook
{
    [Idempotent] ValueTask NoteAsync(Sighting sighting);
    [Idempotent] Task JotAsync(DateOnly night, Sighting sighting);
    [Idempotent] Task CloseAsync(DateOnly night, string observer);
    [Idempotent] Task FileAsync(DateOnly night, Sighting sighting);
}

public abstract class LogbookBase
{
    public ValueTask NoteAsync(Sighting sighting)
    {
        if (sighting is not { Magnitude: > -30 and < 40, Target.Length: > 0 })
        {
            throw new ArgumentOutOfRangeException(nameof(sighting));
        }

        Keep(sighting);
        return ValueTask.CompletedTask;
    }

    protected abstract void Keep(Sighting sighting);
}

public sealed class Logbook(DirectoryInfo folder) : LogbookBase, ILogbook
{
    private readonly LinkedList<Sighting> _recent = new();

    public int Recent => _recent.Count;

    protected override void Keep(Sighting sighting)
        => _recent.AddLast(sighting); // want: TERN2008

    public async Task JotAsync(DateOnly night, Sighting sighting)
    {
        string sheet = Sheet(night, ".log");
        await File.AppendAllLinesAsync(sheet, [sighting.ToString()]); // want: TERN2012
    }

    public Task CloseAsync(DateOnly night, string observer)
    {
        using (StreamWriter pen = new(Sheet(night, ".end"), append: true)) pen.WriteLine($"closed by {observer}"); // want: TERN2012
        return Task.CompletedTask;
    }

    public async Task FileAsync(DateOnly night, Sighting sighting)
    {
        string drawer = Path.Combine(folder.FullName, night.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
        Directory.CreateDirectory(drawer);
        await File.WriteAllTextAsync(Path.Combine(drawer, sighting.Plate + ".txt"), sighting.ToString());
    }

    private string Sheet(DateOnly night, string extension)
        => Path.Combine(folder.FullName, night.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + extension);
}

public static class Case
{
    private static readonly DirectoryInfo Folder = Directory.CreateTempSubdirectory("stars");
    private static readonly Logbook Book = new(Folder);
    private static readonly Sighting Vega = new("Vega", 0.03, "P-17");
    private static readonly DateOnly Night = new(2024, 5, 4);
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Book.NoteAsync(Vega).AsTask(), () => Book.Recent);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Book.JotAsync(Night, Vega), () => Lines("*.log"));
    public static IAsyncEnumerable<string> Demo3() => Twice(() => Book.CloseAsync(Night, "ada"), () => Lines("*.end"));
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Book.FileAsync(Night, Vega), () => Lines("*.txt"));
    private static int Lines(string what) => Folder.EnumerateFiles(what, SearchOption.AllDirectories).Sum(f => File.ReadAllLines(f.FullName).Length);
    private static async IAsyncEnumerable<string> Twice(Func<Task> act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            Task run = Task.Run(act);
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            yield return $"{run.Exception?.InnerException?.GetType().Name ?? "done"}: {state()}";
        }
    }
}
