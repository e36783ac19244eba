namespace Tern.Server;

/// <summary>Whether a server refuses requests that break rules of their contracts; all its methods look here, so the option can change while it runs.</summary>
internal sealed class RequestValidation
{
    private volatile bool _isOn;

    public bool IsOn
    {
        get => _isOn;
        set => _isOn = value;
    }
}
