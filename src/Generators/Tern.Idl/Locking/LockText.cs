using System.Globalization;
using System.Text;
using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Locking;

/// <summary>Writes locks as lines. A fact that is the same on both wires is one line.</summary>
internal static class LockText
{
    /// <summary>What a lock begins with.</summary>
    public const string Head = "# What peers of these contracts rely on. Commit this file; Tern reports whatever changes it.\ntern-lock 1\n";

    /// <summary>The text of a lock.</summary>
    public static string Write(ContractLock contracts)
    {
        var text = new StringBuilder(Head);
        foreach (LockElement element in Elements(contracts))
        {
            foreach (string line in element.Lines)
            {
                text.Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>The parts of a lock in the order in which they are written.</summary>
    public static IReadOnlyList<LockElement> Elements(ContractLock contracts)
    {
        IEnumerable<LockFact> facts = contracts.Enums.SelectMany(FactsOf).Concat(contracts.Messages.SelectMany(FactsOf)).Concat(contracts.Services.SelectMany(FactsOf));
        return [.. facts
            .GroupBy(f => f.Key, StringComparer.Ordinal)
            .OrderBy(g => g.First(), LockFact.Order)
            .Select(g => new LockElement(g.Key, LinesOf(g), g.Select(f => f.Where).FirstOrDefault(w => w is not null)))];
    }

    /// <summary>Key of a message, with what follows.</summary>
    public static string KeyOf(LockedMessage message) => $"message {LockWord.Escape(message.Name)}";

    /// <summary>Key of an enum.</summary>
    public static string KeyOf(LockedEnum @enum) => $"enum {LockWord.Escape(@enum.Name)}";

    /// <summary>Key of a service.</summary>
    public static string KeyOf(LockedService service) => $"service {LockWord.Escape(service.Name)}";

    /// <summary>Key of a part.</summary>
    public static string KeyOf(string owner, string part) => $"{owner} {LockWord.Escape(part)}";

    /// <summary>Key of a numbered part.</summary>
    public static string KeyOf(string owner, int id) => $"{owner} {Number(id)}";

    /// <summary>Key of a value of an enum.</summary>
    public static string KeyOf(string owner, LockedEnumValue value) => $"{owner} {Number(value.Value)} {LockWord.Escape(value.Name)}";

    /// <summary>The line of a reserved number.</summary>
    public static string ReservationLine(ContractWires wires, string owner, LockedReservation reservation)
        => $"{WordOf(wires)} {owner} reserved {RangeOf(reservation)}{(reservation.Was is { } was ? " " + LockWord.Escape(was) : "")}";

    /// <summary>A method's kind.</summary>
    public static string WordOf(MethodKind kind) => kind switch
    {
        MethodKind.OneWay => "oneway",
        MethodKind.ServerStreaming => "server-stream",
        MethodKind.ClientStreaming => "client-stream",
        MethodKind.DuplexStreaming => "duplex-stream",
        _ => "unary",
    };

    /// <summary>Wires.</summary>
    public static string WordOf(ContractWires wires) => wires switch
    {
        ContractWires.Thrift => "thrift",
        ContractWires.Protobuf => "proto",
        _ => "both",
    };

    private static IEnumerable<LockFact> FactsOf(LockedEnum @enum)
    {
        string key = KeyOf(@enum);
        yield return new(@enum.Wire, key, [0, 0], @enum.Name, @enum.IsClosed ? "closed" : "open", null, "", @enum.Where);
        foreach (LockedEnumValue value in @enum.Values)
        {
            yield return new(@enum.Wire, KeyOf(key, value), [0, 1, value.Value], @enum.Name, "", null, "", value.Where);
        }

        foreach (LockFact reserved in ReservedFacts(@enum.Wire, key, @enum.Name, 0, @enum.Reserved, @enum.ReservedNames))
        {
            yield return reserved;
        }
    }

    private static IEnumerable<LockFact> FactsOf(LockedMessage message)
    {
        string key = KeyOf(message);
        yield return new(message.Wire, key, [1, 0], message.Name, message.Kind.ToString().ToLowerInvariant(), null, "", message.Where);
        foreach (LockedField field in message.Fields)
        {
            yield return FieldFact(message.Wire, KeyOf(key, field.Id), [1, 1, field.Id], message.Name, field);
        }

        foreach (LockFact reserved in ReservedFacts(message.Wire, key, message.Name, 1, message.Reserved, message.ReservedNames))
        {
            yield return reserved;
        }
    }

    private static IEnumerable<LockFact> FactsOf(LockedService service)
    {
        string key = KeyOf(service);
        yield return new(service.Wire, key, [2], service.Name, "", null, "", service.Where);
        foreach (LockedMethod method in service.Methods)
        {
            string name = $"{service.Name} {method.Name}";
            string owner = KeyOf(key, method.Name);
            yield return new(service.Wire, owner, [2, 0], name, WordOf(method.Kind), null, "", method.Where);
            foreach (LockedField argument in method.Arguments)
            {
                yield return FieldFact(service.Wire, KeyOf(owner, argument.Id), [2, 1, argument.Id], name, argument);
            }

            if (method.Result is { } result)
            {
                yield return new(service.Wire, owner + " returns", [2, 2], name, "", result, "", method.Where);
            }

            foreach (LockedField thrown in method.Throws)
            {
                yield return new(service.Wire, KeyOf(owner + " throws", thrown.Id), [2, 3, thrown.Id], name, LockWord.Escape(thrown.Name), thrown.Type, "", thrown.Where ?? method.Where);
            }
        }
    }

    private static LockFact FieldFact(ContractWires wire, string key, int[] order, string owner, LockedField field)
    {
        string more = string.Concat(Extra("default", field.Default), Extra("oneof", field.OneOf), Extra("json", field.JsonName));
        return new(wire, key, order, owner, $"{LockWord.Escape(field.Name)} {field.Presence.ToString().ToLowerInvariant()}", field.Type, more, field.Where);

        static string Extra(string name, string? value) => value is null ? "" : $" {name}={LockWord.Escape(value)}";
    }

    private static IEnumerable<LockFact> ReservedFacts(
        ContractWires wire,
        string owner,
        string name,
        int kind,
        EquatableArray<LockedReservation> ranges,
        EquatableArray<string> names)
        => ranges
            .Select(r => new LockFact(wire, $"{owner} reserved {RangeOf(r)}", [kind, 2, r.First], name, r.Was is null ? "" : LockWord.Escape(r.Was), null, "", null))
            .Concat(names.Select(n => new LockFact(wire, $"{owner} reserved-name {LockWord.Escape(n)}", [kind, 3], name, "", null, "", null)));

    private static EquatableArray<string> LinesOf(IEnumerable<LockFact> facts)
    {
        LockFact? thrift = facts.FirstOrDefault(f => f.Wire == ContractWires.Thrift);
        LockFact? protobuf = facts.FirstOrDefault(f => f.Wire == ContractWires.Protobuf);
        if (thrift is null || protobuf is null)
        {
            LockFact only = thrift ?? protobuf ?? facts.First();
            return new([only.Line(WordOf(only.Wire), only.Type)]);
        }

        bool isOne = thrift.Before == protobuf.Before && thrift.After == protobuf.After;
        return isOne
            ? new([thrift.Line("both", thrift.Type == protobuf.Type ? thrift.Type : $"{thrift.Type}|{protobuf.Type}")])
            : new([thrift.Line("thrift", thrift.Type), protobuf.Line("proto", protobuf.Type)]);
    }

    private static string RangeOf(LockedReservation reservation)
        => reservation.First == reservation.Last ? Number(reservation.First) : $"{Number(reservation.First)}..{Number(reservation.Last)}";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A part of a lock and its lines.</summary>
/// <param name="Key">Which part.</param>
/// <param name="Lines">Its lines: one, or one for each wire.</param>
/// <param name="Where">Where it is.</param>
internal sealed record LockElement(string Key, EquatableArray<string> Lines, SourceSpan? Where);

/// <summary>One fact on one wire.</summary>
internal sealed class LockFact(ContractWires wire, string key, int[] order, string owner, string before, string? type, string after, SourceSpan? where)
{
    public static IComparer<LockFact> Order { get; } = Comparer<LockFact>.Create(Compare);

    public ContractWires Wire => wire;

    public string Key => key;

    public string Before => before;

    public string? Type => type;

    public string After => after;

    public SourceSpan? Where => where;

    /// <summary>The fact as a line.</summary>
    public string Line(string wires, string? types)
        => string.Join(" ", new[] { wires, key, before, types }.Where(part => !string.IsNullOrEmpty(part))) + after;

    // Kind, owner, place in the owner, number; the key makes the rest certain.
    private static int Compare(LockFact left, LockFact right)
    {
        int result = left.At(0).CompareTo(right.At(0));
        result = result != 0 ? result : string.CompareOrdinal(left.OwnerName, right.OwnerName);
        result = result != 0 ? result : left.At(1).CompareTo(right.At(1));
        result = result != 0 ? result : left.At(2).CompareTo(right.At(2));
        return result != 0 ? result : string.CompareOrdinal(left.Key, right.Key);
    }

    private string OwnerName => owner;

    private int At(int index) => index < order.Length ? order[index] : int.MinValue;
}
