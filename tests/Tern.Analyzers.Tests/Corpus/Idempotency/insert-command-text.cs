// case: insert-command-text
// category: insert
// rationale: the text is on the command
// rule: TERN2009

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.InsertCommandText;

public sealed class Command
{
    public string CommandText { get; set; } = "";

    public Dictionary<string, object> Parameters { get; } = [];

    public static List<string> Run { get; } = [];

    public int ExecuteNonQuery()
    {
        Run.Add(CommandText);
        return 1;
    }
}

public interface ISignups
{
    [Idempotent]
    Task SignUpAsync(string mail);
}

public sealed class Signups : ISignups
{
    public Task SignUpAsync(string mail)
    {
        Command command = new();
        command.CommandText = "insert into signups (mail) values (@mail)";
        command.Parameters["@mail"] = mail;
        command.ExecuteNonQuery(); // want: TERN2009
        return Task.CompletedTask;
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Signups signups = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await signups.SignUpAsync("a");
            yield return $"{Command.Run.Count}";
        }
    }
}
