// case: json-gift-cards
// category: deserialised
// rationale: members, elements and required members of gift cards that the payload or an activator leaves null
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace NullSafety.Wide.JsonGiftCards;

internal sealed record Address(string City);

internal sealed record Issuer(string Name, Address Address);

internal sealed class GiftCard
{
    public required string Code { get; set; }
    public decimal Balance { get; set; }
    public List<string> Notes { get; set; } = new();
}

internal static class Wallet
{
    public static int IssuerCity(string json)
    {
        var issuer = JsonSerializer.Deserialize<Issuer>(json) ?? throw new FormatException("issuer");
        return issuer.Address.City.Length; // want: null-deref
    }

    public static int IssuerCityOrZero(string json)
    {
        var issuer = JsonSerializer.Deserialize<Issuer>(json);
        return issuer is { Address.City: { } city } ? city.Length : 0;
    }

    public static int Codes(string json)
    {
        var cards = JsonSerializer.Deserialize<List<GiftCard>>(json)!;
        int sum = 0;
        for (int i = 0; i < cards.Count; i++)
        {
            sum += cards[i].Notes.Count; // want: null-deref
        }

        return sum;
    }

    public static int CodesFiltered(string json)
    {
        var cards = JsonSerializer.Deserialize<List<GiftCard>>(json)!;
        cards.RemoveAll(c => c is null);
        return (int)cards.Sum(c => c.Balance);
    }

    private static T Template<T>()
        where T : class => (T)Activator.CreateInstance(typeof(T))!;

    public static int Blank()
    {
        var card = Template<GiftCard>();
        return card.Notes.Count + card.Code.Length; // missed: null-deref
    }

    public static int Issued()
    {
        var card = Template<GiftCard>();
        card.Code = "G-1";
        return card.Code.Length;
    }
}

public static class Demos
{
    public static void DemoIssuer() => Wallet.IssuerCity("{\"Name\":\"n\"}");
    public static void DemoIssuerSafe() => Wallet.IssuerCityOrZero("{\"Name\":\"n\"}");
    public static void DemoNullCard() => Wallet.Codes("[null]");
    public static void DemoNullCardSafe() => Wallet.CodesFiltered("[null]");
    public static void DemoBlank() => Wallet.Blank();
    public static void DemoIssued() => Wallet.Issued();
}
