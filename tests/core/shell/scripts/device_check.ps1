<#
.SYNOPSIS
    Tells a monitor how many Per Device CALs are free: 0 fine, 1 few, 2 too few, 3 unknown.
#>
param(
    [Parameter(Mandatory)] [int] $Warning,
    [Parameter(Mandatory)] [ValidateScript({ $_ -lt $Warning })] [int] $Critical,
    [string] $Server = $env:COMPUTERNAME
)

try {
    $packs = @(Get-CimInstance Win32_TSLicenseKeyPack -ComputerName $Server -ErrorAction Stop |
        Where-Object { $_.ProductType -eq 0 -and $_.KeyPackType -notin 4, 6 })
}
catch {
    Write-Host "UNKNOWN - $($_.Exception.Message)"
    exit 3
}

$free = [int]($packs | Measure-Object AvailableLicenses -Sum).Sum
$all = [int]($packs | Measure-Object TotalLicenses -Sum).Sum
$text = '{0} of {1} device CALs are free ({2:P0} used) | free={0};{3};{4}' -f `
    $free, $all, (($all - $free) / [math]::Max($all, 1)), $Warning, $Critical

switch ($free) {
    { $_ -le $Critical } { Write-Host "CRITICAL - $text"; exit 2 }
    { $_ -le $Warning } { Write-Host "WARNING - $text"; exit 1 }
    default { Write-Host "OK - $text"; exit 0 }
}
