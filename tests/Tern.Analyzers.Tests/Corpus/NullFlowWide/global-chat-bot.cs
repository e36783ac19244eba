// case: global-chat-bot
// category: global
// rationale: the current conversation of a bot is reset or belongs to another flow; unannotated plug-ins pass null
// csc: none

using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.GlobalChatBot;

internal sealed class Conversation(string user)
{
    public string User { get; } = user;
    public List<string> Said { get; } = new();
}

internal static class Bot
{
    private static readonly AsyncLocal<Conversation?> Scope = new();
    public static Conversation Current = null!;
    public static Conversation Ambient => Scope.Value!;
    public static void Open(string user) => Current = new Conversation(user);
    public static void Close() => Current = null!;

    public static async Task EnterAsync(string user)
    {
        Scope.Value = new Conversation(user);
        await Task.Yield();
    }

    public static void Enter(string user) => Scope.Value = new Conversation(user);

    public static int Say(string text)
    {
        Current.Said.Add(text); // want: null-deref
        return Current.Said.Count;
    }

    public static int Shout(string text) => text.ToUpperInvariant().Length; // want: null-deref
}

#nullable disable
internal static class Plugins
{
    private static readonly Dictionary<string, string> Phrases = new() { ["hi"] = "hello" };

    private static string Phrase(string key)
    {
        return Phrases.TryGetValue(key, out string text) ? text : null;
    }

    public static int Run(string key) => Bot.Shout(Phrase(key));
    public static int RunOr(string key) => Bot.Shout(Phrase(key) ?? key);
}

#nullable enable
internal static class Session
{
    public static async Task<int> Greet()
    {
        Bot.Enter("ann");
        int n = Bot.Ambient.User.Length;
        await Task.Yield();
        return n;
    }

    public static async Task<int> GreetLate()
    {
        await Bot.EnterAsync("bob");
        return Bot.Ambient.User.Length; // want: null-deref
    }
}

public static class Demos
{
    public static void DemoSay()
    {
        Bot.Open("ann");
        Bot.Say("hi");
        Bot.Close();
        Bot.Say("bye");
    }

    public static Task DemoGreet() => Session.Greet();
    public static Task DemoGreetLate() => Session.GreetLate();
    public static void DemoPlugin() => Plugins.Run("hi");
    public static void DemoPluginMiss() => Plugins.Run("yo");
    public static void DemoPluginOr() => Plugins.RunOr("yo");
}
