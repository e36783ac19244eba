namespace Tern.Generators.Tests.Diagnostics;

/// <summary>A rule, code that it fires on where [| |] stands, and code like it that it leaves alone.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Firing">Code with a mark at each place that is reported.</param>
/// <param name="Silent">Code that is not reported.</param>
/// <param name="AlsoOfCompiler">An error of the compiler that the firing code has too.</param>
internal sealed record DiagnosticCase(string Id, string Firing, string Silent, string? AlsoOfCompiler = null);

/// <summary>The cases of all rules; several for a rule with several reasons.</summary>
internal static partial class DiagnosticCases
{
    public static IReadOnlyList<DiagnosticCase> All { get; } = [.. Types, .. Members, .. Values, .. Unions, .. Services, .. Rules];

    private static string Message(string members) => $"[RpcMessage] public sealed partial class M {{ {members} }}";

    private static string Service(string members) => $"[RpcService] public interface IS {{ {members} }} [RpcMessage] public partial record struct A([RpcField(1)] int X); "
        + "[RpcException] public partial class E : Exception; [RpcException] public partial class F : Exception;";
}
