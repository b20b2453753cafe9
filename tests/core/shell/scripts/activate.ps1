# Fills in who the license server belongs to, activates it and installs an agreement.
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Agreement,
    [ValidateRange(1, 9999)] [int] $Count = 25,
    [hashtable] $Company = @{
        FirstName = 'Kim'; LastName = 'Lee'; Company = 'Example Corp'
        CountryRegion = 'Canada'
    }
)

$ErrorActionPreference = 'Stop'
Import-Module RemoteDesktopServices
$server = 'RDS:\LicenseServer'

foreach ($name in $Company.Keys | Sort-Object) {
    Set-Item -Path "$server\Configuration\$name" -Value $Company[$name]
}

if ((Get-Item "$server\ActivationStatus").CurrentValue -eq 1) {
    Write-Warning 'It is activated already.'
}
else {
    Set-Item "$server\ActivationStatus" -Value 1 -ConnectionMethod AUTO -Reason 5
}
"Activated: $((Get-Item "$server\ActivationStatus").CurrentValue)"

try {
    $pack = New-Item "$server\LicenseKeyPacks" -InstallOption INSTALL `
        -ConnectionMethod AUTO -LicenseType AGREEMENT -AgreementType 1 `
        -AgreementNumber $Agreement -ProductVersion 7 -ProductType 1 -LicenseCount $Count
    "Installed: $($pack.PSChildName)"
}
catch {
    "Not installed: $($_.Exception.Message)"
    exit 2
}

Get-ChildItem "$server\LicenseKeyPacks" -Name
