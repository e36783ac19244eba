// case: library-loans
// category: rows
// rationale: ADO commands that insert and count anew, and a due date that moves with each attempt
// rule: TERN2009, TERN2010, TERN2006

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.LibraryLoans;

public sealed record Loan(string Copy, string Reader, DateTimeOffset Due);

public sealed class SqlParameterCollection
{
    public Dictionary<string, object> Values { get; } = [];
    public void AddWithValue(string name, object value) => Values[name] = value;
}

public sealed class SqlConnection(Func<string, IReadOnlyDictionary<string, object>, int> server)
{
    public SqlCommand CreateCommand() => new(server);
}

public sealed class SqlCommand(Func<string, IReadOnlyDictionary<string, object>, int> server) : IDisposable
{
    public string CommandText { get; set; } = "";
    public SqlParameterCollection Parameters { get; } = new();
    public Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken = default) => Task.FromResult(server(CommandText, Parameters.Values));
    public void Dispose() => GC.SuppressFinalize(this);
}

public sealed class LoanDesk(SqlConnection connection, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Loan> _loans = new();
    public Loan? this[string copy] => _loans.GetValueOrDefault(copy);

    [Idempotent]
    public async Task FineAsync(string reader, int cents)
    {
        using SqlCommand command = connection.CreateCommand();
        command.CommandText = "INSERT INTO fines (reader, cents) VALUES (@reader, @cents)";
        command.Parameters.AddWithValue("@reader", reader);
        command.Parameters.AddWithValue("@cents", cents);
        await command.ExecuteNonQueryAsync(); // want: TERN2009
    }

    [Idempotent]
    public async Task LendAsync(string title)
    {
        using SqlCommand command = connection.CreateCommand();
        command.CommandText = "UPDATE titles SET lent = lent + 1 WHERE title = @title";
        command.Parameters.AddWithValue("@title", title);
        await command.ExecuteNonQueryAsync(); // want: TERN2010
    }

    [Idempotent]
    public Task RenewAsync(string copy, string reader)
    {
        DateTimeOffset due = clock.GetUtcNow() + TimeSpan.FromDays(21);
        _loans[copy] = new Loan(copy, reader, due); // missed: TERN2006
        return Task.CompletedTask;
    }

    [Idempotent]
    public async Task LendUntilAsync(string copy, string reader, DateTimeOffset due)
    {
        using SqlCommand command = connection.CreateCommand();
        command.CommandText = "UPDATE copies SET reader = @reader, due = @due WHERE copy = @copy";
        command.Parameters.AddWithValue("@reader", reader);
        command.Parameters.AddWithValue("@due", due);
        command.Parameters.AddWithValue("@copy", copy);
        await command.ExecuteNonQueryAsync();
        _loans[copy] = new Loan(copy, reader, due);
    }
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1() => Run(d => d.FineAsync("ines", 150));
    public static IAsyncEnumerable<string> Demo2() => Run(d => d.LendAsync("Emma"));
    public static IAsyncEnumerable<string> Demo3() => Run(d => d.RenewAsync("c1", "ines"));
    public static IAsyncEnumerable<string> Safe1() => Run(d => d.LendUntilAsync("c1", "ines", DateTimeOffset.UnixEpoch));
    private static IAsyncEnumerable<string> Run(Func<LoanDesk, Task> act)
    {
        (int fines, int lent, string? reader) = (0, 0, null);
        LoanDesk desk = new(new SqlConnection((q, p) => q[7] switch { 'I' or 'N' => ++fines, 't' => ++lent, _ => (reader = $"{p["@reader"]}").Length }), TimeProvider.System);
        return Twice(() => act(desk), () => $"{fines} {lent} {reader} {desk["c1"]?.Due.UtcTicks}");
    }
    private static async IAsyncEnumerable<string> Twice(Func<Task> act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            string end = await Task.Run(act).ContinueWith(t => t.Exception?.InnerException?.GetType().Name ?? "done");
            yield return $"{end}: {state()}";
        }
    }
}
