// case: payroll-import
// category: deserialised
// rationale: timesheets read from JSON lack members that their class declares as non-null
// csc: none

using System.Text.Json;

namespace NullSafety.Blind.PayrollImport;

public sealed class TaxClass
{
    public string Code { get; set; } = "I";

    public decimal Rate { get; set; } = 0.2m;
}

public sealed class Employee
{
    public string Name { get; set; } = null!;

    public TaxClass Tax { get; set; } = new();

    public List<Shift> Shifts { get; set; } = new();
}

public sealed class Shift
{
    public string Site { get; set; } = "";

    public decimal Hours { get; set; }
}

public static class PayrollFile
{
    public static Employee Read(string json) => JsonSerializer.Deserialize<Employee>(json)!;

    public static Employee ReadChecked(string json)
    {
        var employee = JsonSerializer.Deserialize<Employee>(json) ?? throw new InvalidDataException("empty");
        employee.Name ??= "unknown";
        employee.Tax ??= new TaxClass();
        employee.Shifts = (employee.Shifts ?? new()).Where(s => s != null).ToList();
        return employee;
    }
}

public sealed class PaySlip(decimal wage)
{
    public string Header(Employee employee) => "Pay slip: " + employee.Name;

    public string Initial(Employee employee) => employee.Name.Substring(0, 1); // want: null-deref

    public decimal Net(Employee employee)
    {
        decimal hours = 0;
        foreach (var shift in employee.Shifts ?? [])
        {
            hours += shift.Hours; // want: null-deref
        }

        decimal rate = employee.Tax.Rate; // want: null-deref
        return hours * wage * (1 - rate);
    }
}

public static class Case
{
    private static readonly PaySlip Slip = new(20m);

    private static string Good => """{"Name":"Ada","Shifts":[{"Site":"A","Hours":8}]}""";

    public static void DemoNoName() => Slip.Initial(PayrollFile.Read("{}"));

    public static void DemoNullShift() => Slip.Net(PayrollFile.Read("""{"Name":"Bo","Shifts":[null]}"""));

    public static void DemoNullTax() => Slip.Net(PayrollFile.Read("""{"Name":"Cy","Tax":null}"""));

    public static void DemoSafe()
    {
        Slip.Header(PayrollFile.Read("{}"));
        var local = new Employee { Name = "Di" };
        _ = local.Name.Substring(0, 1) + local.Tax.Code.Length;
        var read = PayrollFile.ReadChecked(Good);
        _ = read.Name.Substring(0, 1) + read.Tax.Rate + read.Shifts.Sum(s => s.Hours);
    }
}
