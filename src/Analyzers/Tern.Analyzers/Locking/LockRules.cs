using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Tern.Idl;

namespace Tern.Analyzers.Locking;

/// <summary>The rules of the contract lock as the compiler knows them; their texts are those of <see cref="IdlRules"/>, which tools share.</summary>
internal static class LockRules
{
    private const string Category = "Tern.Idl";

    public static readonly DiagnosticDescriptor LockStale = new("TERN3501", IdlRules.LockStale.Title, IdlRules.LockStale.Format, Category, DiagnosticSeverity.Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor LockUnreadable = new("TERN3502", IdlRules.LockUnreadable.Title, IdlRules.LockUnreadable.Format, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor FieldIdReused = new("TERN3510", IdlRules.FieldIdReused.Title, IdlRules.FieldIdReused.Format, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor FieldTypeChanged = new("TERN3511", IdlRules.FieldTypeChanged.Title, IdlRules.FieldTypeChanged.Format, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor FieldIdChanged = new("TERN3512", IdlRules.FieldIdChanged.Title, IdlRules.FieldIdChanged.Format, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor RequiredAdded = new("TERN3513", IdlRules.RequiredAdded.Title, IdlRules.RequiredAdded.Format, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor RequiredRemoved = new("TERN3514", IdlRules.RequiredRemoved.Title, IdlRules.RequiredRemoved.Format, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor FieldRemoved = new("TERN3515", IdlRules.FieldRemoved.Title, IdlRules.FieldRemoved.Format, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor FieldRenamed = new("TERN3516", IdlRules.FieldRenamed.Title, IdlRules.FieldRenamed.Format, Category, DiagnosticSeverity.Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor DefaultChanged = new("TERN3517", IdlRules.DefaultChanged.Title, IdlRules.DefaultChanged.Format, Category, DiagnosticSeverity.Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor ProtobufEncodingChanged = new("TERN3518", IdlRules.ProtobufEncodingChanged.Title, IdlRules.ProtobufEncodingChanged.Format, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor TypeReinterpreted = new("TERN3519", IdlRules.TypeReinterpreted.Title, IdlRules.TypeReinterpreted.Format, Category, DiagnosticSeverity.Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor EnumValueRemoved = new("TERN3520", IdlRules.EnumValueRemoved.Title, IdlRules.EnumValueRemoved.Format, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor EnumValueChanged = new("TERN3521", IdlRules.EnumValueChanged.Title, IdlRules.EnumValueChanged.Format, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor EnumValueRenamed = new("TERN3522", IdlRules.EnumValueRenamed.Title, IdlRules.EnumValueRenamed.Format, Category, DiagnosticSeverity.Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor EnumClosednessChanged = new("TERN3523", IdlRules.EnumClosednessChanged.Title, IdlRules.EnumClosednessChanged.Format, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor EnumNumberReused = new("TERN3524", IdlRules.EnumNumberReused.Title, IdlRules.EnumNumberReused.Format, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor UnionCaseChanged = new("TERN3530", IdlRules.UnionCaseChanged.Title, IdlRules.UnionCaseChanged.Format, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor MessageKindChanged = new("TERN3531", IdlRules.MessageKindChanged.Title, IdlRules.MessageKindChanged.Format, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor ContractRemoved = new("TERN3532", IdlRules.ContractRemoved.Title, IdlRules.ContractRemoved.Format, Category, DiagnosticSeverity.Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor ContractRenamed = new("TERN3533", IdlRules.ContractRenamed.Title, IdlRules.ContractRenamed.Format, Category, DiagnosticSeverity.Warning, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor OneOfChanged = new("TERN3534", IdlRules.OneOfChanged.Title, IdlRules.OneOfChanged.Format, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor ServiceRemoved = new("TERN3540", IdlRules.ServiceRemoved.Title, IdlRules.ServiceRemoved.Format, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor ServiceRenamed = new("TERN3541", IdlRules.ServiceRenamed.Title, IdlRules.ServiceRenamed.Format, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor MethodRemoved = new("TERN3542", IdlRules.MethodRemoved.Title, IdlRules.MethodRemoved.Format, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor MethodRenamed = new("TERN3543", IdlRules.MethodRenamed.Title, IdlRules.MethodRenamed.Format, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor ArgumentChanged = new("TERN3544", IdlRules.ArgumentChanged.Title, IdlRules.ArgumentChanged.Format, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor ResultChanged = new("TERN3545", IdlRules.ResultChanged.Title, IdlRules.ResultChanged.Format, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor StreamingChanged = new("TERN3546", IdlRules.StreamingChanged.Title, IdlRules.StreamingChanged.Format, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor OneWayChanged = new("TERN3547", IdlRules.OneWayChanged.Title, IdlRules.OneWayChanged.Format, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
    public static readonly DiagnosticDescriptor ExceptionChanged = new("TERN3548", IdlRules.ExceptionChanged.Title, IdlRules.ExceptionChanged.Format, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    /// <summary>Every rule.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        LockStale,
        LockUnreadable,
        FieldIdReused,
        FieldTypeChanged,
        FieldIdChanged,
        RequiredAdded,
        RequiredRemoved,
        FieldRemoved,
        FieldRenamed,
        DefaultChanged,
        ProtobufEncodingChanged,
        TypeReinterpreted,
        EnumValueRemoved,
        EnumValueChanged,
        EnumValueRenamed,
        EnumClosednessChanged,
        EnumNumberReused,
        UnionCaseChanged,
        MessageKindChanged,
        ContractRemoved,
        ContractRenamed,
        OneOfChanged,
        ServiceRemoved,
        ServiceRenamed,
        MethodRemoved,
        MethodRenamed,
        ArgumentChanged,
        ResultChanged,
        StreamingChanged,
        OneWayChanged,
        ExceptionChanged,
    ];

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> s_byId = All.ToImmutableDictionary(rule => rule.Id, StringComparer.Ordinal);

    /// <summary>The rule of an id.</summary>
    public static DiagnosticDescriptor Of(string id) => s_byId[id];
}
