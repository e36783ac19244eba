// case: genealogy-uow
// category: sql
// rationale: a unit of work runs an ADO command that counts relatively, and each attempt leaves a journal line in a file
// rule: TERN2010, TERN2012

using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide5.GenealogyUow;

public sealed record Person(string RegisterNo, string Name, int Born);

public sealed class UnitOfWork(Action<SqlCommand> server)
{
    public SqlCommand CreateCommand(string text, params (string Name, object Value)[] parameters)
    {
        SqlCommand command = new(server) { CommandText = text };
        foreach ((string name, object value) in parameters)
        {
            command.Parameters[name] = value;
        }

        return command;
    }
}

public sealed class FamilyTree(UnitOfWork work, string journal)
{
    [Idempotent]
    public async Task ChildBornAsync(string registerNo, int children)
    {
        SqlCommand command = work.CreateCommand("UPDATE persons SET children = children + @n WHERE register_no = @person");
        command.Parameters["@person"] = registerNo;
        command.Parameters["@n"] = children;
        await command.ExecuteNonQueryAsync(); // want: TERN2010
    }

    [Idempotent]
    public async Task EnterAsync(Person person)
    {
        const string merge = """
            MERGE persons AS t USING (SELECT @no AS no) AS s ON t.register_no = s.no
            WHEN MATCHED THEN UPDATE SET name = @name, born = @born
            WHEN NOT MATCHED THEN INSERT (register_no, name, born) VALUES (@no, @name, @born);
            """;
        await work.CreateCommand(merge, ("@no", person.RegisterNo), ("@name", person.Name), ("@born", person.Born)).ExecuteNonQueryAsync();
    }

    [Idempotent]
    public void Journal(Person person)
    {
        using StreamWriter writer = new(journal, append: true); // want: TERN2012
        writer.WriteLine($"{person.RegisterNo};{person.Name};{person.Born}");
    }

    [Idempotent]
    public void WriteSheet(Person person)
    {
        using StreamWriter writer = File.CreateText($"{journal}.{person.RegisterNo}");
        writer.WriteLine($"{person.RegisterNo};{person.Name};{person.Born}");
    }
}

public sealed class SqlCommand(Action<SqlCommand> server)
{
    public required string CommandText { get; set; }
    public Dictionary<string, object> Parameters { get; } = [];

    public Task<int> ExecuteNonQueryAsync()
    {
        server(this);
        return Task.FromResult(1);
    }
}

public static class Case
{
    private static readonly Dictionary<string, object> Persons = [];
    private static readonly string Log = Path.Combine(Directory.CreateTempSubdirectory("tree").FullName, "journal");
    private static readonly FamilyTree Tree = new(new UnitOfWork(Execute), Log);
    private static readonly Person Ada = new("r1", "Ada", 1815);
    private static int _children;
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Tree.ChildBornAsync("r1", 1), () => _children);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => { Tree.Journal(Ada); return Task.CompletedTask; }, () => File.ReadAllText(Log));
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Tree.EnterAsync(Ada), () => Persons.Count);
    public static IAsyncEnumerable<string> Safe2() => Twice(() => { Tree.WriteSheet(Ada); return Task.CompletedTask; }, () => File.ReadAllText(Log + ".r1"));
    private static void Execute(SqlCommand command)
    {
        switch (command.CommandText.Split(' ')[0])
        {
            case "UPDATE": _children += (int)command.Parameters["@n"]; break;
            default: Persons[(string)command.Parameters["@no"]] = command.Parameters["@name"]; break;
        }
    }
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
