// case: neg-shape-visitor
// category: negative-cast
// rationale: as casts and unboxing stand behind a kind test, a pattern or a default
// csc: silent

namespace NullSafety.NegShapeVisitor;

public enum ShapeKind { Circle, Square }

public abstract class Shape
{
    public abstract ShapeKind Kind { get; }
    public Dictionary<string, object> Tags { get; } = [];
}

public sealed class Circle(double radius) : Shape
{
    public override ShapeKind Kind => ShapeKind.Circle;
    public double Radius { get; } = radius;
}

public sealed class Square(double side) : Shape
{
    public override ShapeKind Kind => ShapeKind.Square;
    public double Side { get; } = side;
}

public static class Geometry
{
    public static double Area(Shape shape)
    {
        if (shape.Kind == ShapeKind.Circle)
        {
            var circle = (Circle)shape;
            return Math.PI * circle.Radius * circle.Radius;
        }

        var square = (Square)shape;
        return square.Side * square.Side;
    }

    public static double Radius(Shape shape)
    {
        bool round = shape is Circle;
        if (!round)
            return 0;
        return (shape as Circle)!.Radius;
    }

    public static double Side(Shape shape)
    {
        var square = shape as Square;
        if (square == null)
            return 0;
        return square.Side;
    }

    public static int Layer(Shape shape)
    {
        if (!shape.Tags.ContainsKey("layer"))
            return 0;
        return (int)shape.Tags["layer"];
    }

    public static string Label(Shape shape)
    {
        object? tag = shape.Tags.GetValueOrDefault("label");
        return tag is string s ? s.Trim() : shape.GetType().Name.ToLowerInvariant();
    }

    public static int Rounds(IEnumerable<Shape> shapes) =>
        shapes.Select(s => s as Circle).Where(c => c != null).Sum(c => (int)c!.Radius);
}

public static class Case
{
    private static Shape[] All()
    {
        var c = new Circle(2);
        c.Tags["layer"] = 4;
        c.Tags["label"] = " wheel ";
        return [c, new Square(3)];
    }

    public static void DemoArea() => Console.WriteLine(All().Sum(Geometry.Area));
    public static void DemoParts() => Console.WriteLine(All().Sum(Geometry.Radius) + All().Sum(Geometry.Side));
    public static void DemoTags() => Console.WriteLine(string.Join(',', All().Select(s => Geometry.Label(s) + Geometry.Layer(s))));
    public static void DemoRounds() => Console.WriteLine(Geometry.Rounds(All()));
}
