namespace Tern.Extensions.Hosting.Tests;

/// <summary>Does what a test says.</summary>
internal sealed class Hosted(Func<string, ValueTask<string>>? say = null) : IHosted
{
    public ValueTask<string> SayAsync(string text, CallContext? context = null) => say is null ? new(text) : say(text);
}

internal sealed class Side : ISide
{
    public ValueTask<string> SideAsync(string text) => new($"side {text}");
}
