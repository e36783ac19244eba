using Microsoft.CodeAnalysis;

namespace Tern.Analyzers.Calls;

/// <summary>One operation that rules look at.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="ContainingSymbol">The member whose body or initial value it is part of.</param>
/// <param name="Compilation">The compilation.</param>
/// <param name="ReportDiagnostic">Takes what a rule finds.</param>
internal readonly record struct OperationContext(IOperation Operation, ISymbol? ContainingSymbol, Compilation Compilation, Action<Diagnostic> ReportDiagnostic);
