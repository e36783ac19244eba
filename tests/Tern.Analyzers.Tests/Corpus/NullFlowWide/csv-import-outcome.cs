// case: csv-import-outcome
// category: result-object
// rationale: the row or the error of an import outcome is read without regard to its status
// csc: none

namespace NullSafety.Blind.CsvImportOutcome;

public enum RowStatus { Imported, Skipped, Rejected }

public sealed record Article(string Sku, int Stock);

public sealed record RowError(int Column, string Reason);

public readonly struct Outcome
{
    private Outcome(RowStatus status, Article article, RowError error) => (Status, Article, Error) = (status, article, error);

    public RowStatus Status { get; }
    public Article Article { get; }
    public RowError Error { get; }
    public bool Succeeded => Status == RowStatus.Imported;
    public static Outcome Ok(Article article) => new(RowStatus.Imported, article, null!);
    public static Outcome Skip() => new(RowStatus.Skipped, null!, null!);
    public static Outcome Reject(int column, string reason) => new(RowStatus.Rejected, null!, new RowError(column, reason));
}

public static class ArticleReader
{
    public static Outcome ReadRow(ReadOnlySpan<char> row)
    {
        if (row.IsEmpty || row[0] == '#') return Outcome.Skip();
        int comma = row.IndexOf(',');
        if (comma < 0) return Outcome.Reject(1, "no stock column");
        return int.TryParse(row[(comma + 1)..], out int stock)
            ? Outcome.Ok(new Article(row[..comma].ToString(), stock))
            : Outcome.Reject(2, "not a number");
    }
}

public sealed class Importer
{
    private readonly List<string> _log = [];
    private int _stock;

    public void Strict(string row)
    {
        var outcome = ArticleReader.ReadRow(row);
        if (!outcome.Succeeded)
        {
            _log.Add("rejected: " + outcome.Error.Reason); // want: null-deref
            return;
        }

        _stock += outcome.Article.Stock;
    }

    public void Lenient(string row)
    {
        var outcome = ArticleReader.ReadRow(row);
        if (outcome.Status != RowStatus.Rejected)
        {
            _stock += outcome.Article.Stock; // want: null-deref
        }
    }

    public void Import(string row)
    {
        var outcome = ArticleReader.ReadRow(row);
        switch (outcome.Status)
        {
            case RowStatus.Imported:
                _stock += outcome.Article.Stock;
                break;
            case RowStatus.Rejected:
                _log.Add(outcome.Error.Column + ": " + outcome.Error.Reason);
                break;
        }
    }
}

public static class Case
{
    public static void DemoStrictComment() => new Importer().Strict("# stock list");
    public static void DemoLenientComment() => new Importer().Lenient("# stock list");

    public static void DemoSafe()
    {
        var importer = new Importer();
        string[] rows = ["a1,4", "a2,x", "a3"];
        foreach (string row in rows.Append("# end"))
        {
            importer.Import(row);
        }

        Array.ForEach(rows, importer.Strict);
        Array.ForEach(rows, importer.Lenient);
    }
}
