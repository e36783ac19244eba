// case: await-library-loan
// category: stale-test
// rationale: the desk's loan is returned by someone else while the method awaits
// csc: none

using System.Collections.Generic;
using System.Threading.Tasks;

namespace NullSafety.Wide9.LibraryLoan;

public sealed record Loan(string Title, int Renewals);

public sealed class Reader
{
    public Loan? Current { get; set; }
    public string? Reminder { get; set; }
}

public sealed class Desk
{
    private readonly Task _network;
    private Reader? _serving;
    public Desk(Task network) => _network = network;
    public void Serve(Reader reader) => _serving = reader;
    public void Dismiss() => _serving = null;

    public async Task<int> RenewAsync(Reader reader)
    {
        if (reader.Current is null)
            return 0;
        await _network;
        reader.Current = reader.Current with { Renewals = reader.Current.Renewals + 1 }; // missed: null-deref
        return 1;
    }

    public async Task<string> GreetAsync()
    {
        if (_serving == null)
            return "next please";
        await _network.ConfigureAwait(false);
        return _serving.Current?.Title ?? "no loan"; // want: null-deref
    }

    public async Task<string> GreetSnapshotAsync()
    {
        var reader = _serving;
        await _network;
        return reader?.Current?.Title ?? "no loan";
    }

    public async Task<int> RemindAllAsync(List<Reader> readers)
    {
        int sent = 0;
        foreach (var reader in readers.FindAll(r => r.Reminder != null))
        {
            await _network;
            sent += reader.Reminder!.Length; // missed: null-deref
        }

        return sent;
    }
}

public static class Branch
{
    private static Reader Ada() => new() { Current = new Loan("Emma", 0), Reminder = "due" };

    public static async Task Demo1()
    {
        var line = new TaskCompletionSource();
        var reader = Ada();
        var renewal = new Desk(line.Task).RenewAsync(reader);
        reader.Current = null;
        line.SetResult();
        await renewal;
    }

    private static async Task<string> Greet(bool snapshot)
    {
        var line = new TaskCompletionSource();
        var desk = new Desk(line.Task);
        desk.Serve(Ada());
        var greeting = snapshot ? desk.GreetSnapshotAsync() : desk.GreetAsync();
        desk.Dismiss();
        line.SetResult();
        return await greeting;
    }
    public static Task<string> Demo2() => Greet(false);
    public static async Task Demo3()
    {
        var line = new TaskCompletionSource();
        var reader = Ada();
        var sending = new Desk(line.Task).RemindAllAsync(new List<Reader> { reader });
        reader.Reminder = null;
        line.SetResult();
        await sending;
    }
    public static Task<string> Demo4() => Greet(true);
    public static Task<int> Demo5() => new Desk(Task.CompletedTask).RenewAsync(Ada());
}
