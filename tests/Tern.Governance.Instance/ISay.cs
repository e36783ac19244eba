namespace Tern.Governance.Instance;

/// <summary>What the tests call by a contract of their own.</summary>
[RpcService("tests.Echo")]
internal interface ISay
{
    [Idempotent]
    ValueTask<string> SayAsync(string text);
}
