# The types of Windows PowerShell 5.1, from reference assemblies, which are inspected and never executed.

function Import-Reference {
    # Takes the library that reads such assemblies, the folder of the .NET Framework assemblies, and PowerShell's own assembly.
    param([string] $Reader, [string] $Framework, [string] $PowerShell)
    Add-Type -Path $Reader
    $files = [System.IO.Directory]::GetFiles($Framework, '*.dll') + $PowerShell
    $script:context = [System.Reflection.MetadataLoadContext]::new([System.Reflection.PathAssemblyResolver]::new([string[]] $files), 'mscorlib')
    $script:types = @{}
    $script:holders = @{}
    $script:members = @{}
    $script:cmdlets = @{}
    # The assemblies that powershell.exe has loaded, as far as the module uses their types.
    foreach ($name in 'mscorlib', 'System', 'System.Core', 'System.Management.Automation') {
        foreach ($type in $context.LoadFromAssemblyName($name).GetExportedTypes()) {
            $types[$type.FullName] = $type
            # Scripts do not handle cmdlets as objects.
            if ($type.Namespace -eq 'Microsoft.PowerShell.Commands') { continue }
            foreach ($method in $type.GetMethods('Public, Instance, DeclaredOnly')) {
                $list = $holders[$method.Name]
                if ($null -eq $list) { $holders[$method.Name] = $list = [System.Collections.Generic.List[object]]::new() }
                $list.Add($method)
            }
        }
    }
}

function Find-Member {
    # The instance or static property or field with this name of a type; with Count, the methods that accept this number of arguments.
    param($Type, [string] $Name, $Count, [bool] $IsStatic)
    $known = $members[$Type]
    if ($null -eq $known) { $members[$Type] = $known = @{} }
    $key = "$Name|$Count|$IsStatic"
    if (-not $known.ContainsKey($key)) {
        $found = @(Select-Member $Type $Name $(if ($null -eq $Count) { 'Property, Field' } else { 'Method' }) $IsStatic)
        $known[$key] = @(if ($null -eq $Count) { $found } else { Select-Fitting $found $Count })
    }
    $known[$key]
}

function Select-Member {
    param($Type, [string] $Name, [string] $Kind, [bool] $IsStatic)
    $flags = if ($IsStatic) { 'Public, IgnoreCase, FlattenHierarchy, Static' } else { 'Public, IgnoreCase, Instance' }
    $found = $Type.GetMember($Name, $Kind, $flags)
    if ($found -or $IsStatic) { return $found }
    # An interface has inherited members and those of every object; a type may implement an interface explicitly.
    foreach ($interface in $Type.GetInterfaces()) { $interface.GetMember($Name, $Kind, $flags) }
    if ($Type.IsInterface) { $types['System.Object'].GetMember($Name, $Kind, $flags) }
}

function Select-Fitting {
    # The methods that accept this number of arguments.
    param([object[]] $Method, [int] $Count)
    foreach ($one in $Method) {
        $parameters = $one.GetParameters()
        $least, $most = $parameters.Count, $parameters.Count
        foreach ($parameter in $parameters) { if ($parameter.IsOptional) { $least-- } }
        if ($most -and $parameters[-1].ParameterType.IsArray -and $parameters[-1].CustomAttributes.AttributeType.Name -eq 'ParamArrayAttribute') {
            $least--
            $most = [int]::MaxValue
        }
        if ($Count -ge $least -and $Count -le $most) { $one }
    }
}

function Test-Held {
    # Tests whether any type has such a property, or a method that accepts this number of arguments; with Base, any type that derives from
    # it or implements it.
    param([string] $Name, $Count, $Base)
    $key = if ($null -eq $Base) { '' } else { $Base }
    $known = $members[$key]
    if ($null -eq $known) { $members[$key] = $known = @{} }
    $key = "$Name|$Count|held"
    if (-not $known.ContainsKey($key)) {
        $names = if ($null -eq $Count) { "get_$Name", "set_$Name" } else { $Name }
        $found = foreach ($accessor in $names) { if ($holders.ContainsKey($accessor)) { $holders[$accessor] } }
        if ($null -ne $Count -and $found) { $found = Select-Fitting $found $Count }
        $known[$key] = $false
        foreach ($method in $found) { if ($null -eq $Base -or $Base.IsAssignableFrom($method.DeclaringType)) { $known[$key] = $true; break } }
    }
    $known[$key]
}

function Get-CmdletParameter {
    # The parameters of a cmdlet in PowerShell's own assembly, including common ones; nothing for another command.
    param([string] $Name)
    if (-not $cmdlets.ContainsKey($Name)) {
        $cmdlets[$Name] = @(
            foreach ($space in 'Microsoft.PowerShell.Commands', 'System.Management.Automation') {
                $type = $types["$space.$($Name -replace '-')Command"]
                if ($type) { $type.GetProperties().Name + $types['System.Management.Automation.Internal.CommonParameters'].GetProperties().Name }
            }
        )
    }
    $cmdlets[$Name]
}

function Get-NewerProperty {
    # The names of properties (as keys) that these types and their base types got after 5.1, compared with the PowerShell that runs this.
    param([object[]] $Type)
    $newer = @{}
    $names = foreach ($one in $Type) { for ($base = $one; $base; $base = $base.BaseType) { $base.FullName } }
    foreach ($name in $names | Select-Object -Unique) {
        $today = $name -as [type]
        if ($null -eq $today) { continue }
        foreach ($property in $today.GetProperties('Public, Instance, DeclaredOnly')) { if (-not $holders.ContainsKey("get_$($property.Name)")) { $newer[$property.Name] = $true } }
    }
    $newer
}
