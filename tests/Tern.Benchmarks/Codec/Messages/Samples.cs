using System.Globalization;

namespace Tern.Benchmarks.Codec.Messages;

/// <summary>The content that every target carries.</summary>
internal static class Samples
{
    private const int OrdersPerBatch = 100;

    public static Ping Ping { get; } = new() { Id = 9_007_199_254_740_993, Name = "inventory-7", Status = 200, Ok = true };

    public static Order Order { get; } = NewOrder(1);

    public static Batch Batch { get; } = new() { Orders = [.. Enumerable.Range(1, OrdersPerBatch).Select(NewOrder)] };

    public static Proto.Ping ProtoPing { get; } = new() { Id = Ping.Id, Name = Ping.Name, Status = Ping.Status, Ok = Ping.Ok };

    public static Proto.Order ProtoOrder { get; } = ToProto(Order);

    public static Proto.Batch ProtoBatch { get; } = new() { Orders = { Batch.Orders.Select(ToProto) } };

    private static Order NewOrder(int number) => new()
    {
        Id = 7_000_000_000_000 + number,
        Customer = "Grace Brewster Hopper",
        Email = string.Create(CultureInfo.InvariantCulture, $"grace.hopper+{number:D4}@example.org"),
        Status = 3,
        CreatedAt = 1_767_225_600_000 + number,
        Total = 1_284.55 + number,
        Paid = number % 2 == 1,
        Address = new Address { Street = "Rue de la Paix 12, 3ème étage", City = "Paris", Zip = "75002", Country = "FR" },
        Lines = [.. Enumerable.Range(0, 6).Select(line => NewLine(number, line))],
        Tags = ["priority", "gift", "eu-west", "returning-customer"],
        Ratings = [.. Enumerable.Range(0, 16).Select(rating => (rating * number) % 1_000)],
        Attributes = new()
        {
            ["channel"] = "mobile-app",
            ["campaign"] = "autumn-2026",
            ["warehouse"] = "AMS-04",
            ["carrier"] = "postnl-express",
        },
        Note = "Please ring twice and leave the parcel with the neighbours on the second floor if nobody answers; the lift is out of order until Thursday.",
    };

    private static Line NewLine(int number, int line) => new()
    {
        Sku = string.Create(CultureInfo.InvariantCulture, $"SKU-{number * 31 + line:D8}"),
        Title = "Mechanical keyboard, tenkeyless",
        Quantity = line + 1,
        Price = 12_900 + (line * 250),
        Weight = 0.85 + line,
    };

    private static Proto.Order ToProto(Order order) => new()
    {
        Id = order.Id,
        Customer = order.Customer,
        Email = order.Email,
        Status = order.Status,
        CreatedAt = order.CreatedAt,
        Total = order.Total,
        Paid = order.Paid,
        Address = new() { Street = order.Address.Street, City = order.Address.City, Zip = order.Address.Zip, Country = order.Address.Country },
        Lines = { order.Lines.Select(line => new Proto.Line { Sku = line.Sku, Title = line.Title, Quantity = line.Quantity, Price = line.Price, Weight = line.Weight }) },
        Tags = { order.Tags },
        Ratings = { order.Ratings },
        Attributes = { order.Attributes },
        Note = order.Note,
    };
}
