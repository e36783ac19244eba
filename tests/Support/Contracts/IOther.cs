namespace Tern.Tests.Contracts;

/// <summary>Has a method of the same name as <see cref="IEcho"/>.</summary>
[RpcService("tests.Other")]
public interface IOther
{
    ValueTask<string> SayAsync(string text);

    ValueTask<string> OnlyHereAsync(string text);

    ValueTask<Picky> PickAsync(Picky picky);

    ValueTask DoAsync();
}

/// <summary>Refuses a value when it is set, as messages of users may.</summary>
[RpcMessage]
public sealed partial class Picky
{
    private string _name = "";

    [RpcField(1)]
    public string Name
    {
        get => _name;
        set => _name = value == "refuse" ? throw new ArgumentException("secret of the server") : value;
    }
}
