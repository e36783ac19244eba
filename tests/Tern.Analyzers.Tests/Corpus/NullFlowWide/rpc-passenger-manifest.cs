// case: rpc-passenger-manifest
// category: rpc
// rationale: optional, unset and union members of a decoded passenger manifest
// csc: none

using System;
using System.Collections.Generic;

namespace NullSafety.Wide.RpcPassengerManifest;

[AttributeUsage(AttributeTargets.Property)]
internal sealed class RpcFieldAttribute(int id) : Attribute
{
    public int Id { get; } = id;
    public bool Optional { get; set; }
}

internal sealed class Visa
{
    public string Country { get; set; } = "";
}

internal enum PaperKind { Passport, Card }

internal sealed class Papers
{
    public PaperKind Kind { get; private init; }
    public string Passport { get; private init; } = null!;
    public string Card { get; private init; } = null!;

    public static Papers OfPassport(string number) => new() { Kind = PaperKind.Passport, Passport = number };

    public static Papers OfCard(string number) => new() { Kind = PaperKind.Card, Card = number };
}

internal sealed class Passenger
{
    [RpcField(1)]
    public string Name { get; set; } = "";

    [RpcField(2, Optional = true)]
    public Visa? Visa { get; set; }

    [RpcField(3)]
    public Papers Papers { get; set; } = null!;

    public static Passenger Read(ReadOnlySpan<byte> wire)
    {
        var p = new Passenger();
        for (int i = 0; i < wire.Length; i++)
        {
            switch (wire[i])
            {
                case 1: p.Name = "n"; break;
                case 2: p.Visa = new Visa(); break;
                case 3: p.Papers = Papers.OfPassport("P1"); break;
                case 4: p.Papers = Papers.OfCard("C1"); break;
            }
        }

        return p;
    }
}

internal static class Gate
{
    public static int Country(Passenger p) => p.Name.Length + p.Visa!.Country.Length; // want: null-deref

    public static int Kind(Passenger p) => (int)p.Papers.Kind; // want: null-deref

    public static int Number(Papers papers) => papers.Passport.Length; // want: null-deref

    public static int NumberOf(Papers p) => p.Kind == PaperKind.Card ? p.Card.Length : p.Passport.Length;
}

public static class Demos
{
    public static void DemoVisa() => Gate.Country(Passenger.Read([1, 3]));
    public static void DemoPapers() => Gate.Kind(Passenger.Read([1, 2]));
    public static void DemoNumber() => Gate.Number(Papers.OfCard("C2"));
    public static void DemoNumberOf() => Gate.NumberOf(Papers.OfCard("C2"));
}
