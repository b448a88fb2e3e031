import { fetchNuGetPackage } from './nuget.mjs';

/** The reference for tests/module/Compatibility.Tests.ps1: all APIs of Windows PowerShell 5.1, and a library to read them. */
const packages = [
  {
    name: 'Microsoft.NETFramework.ReferenceAssemblies.net472',
    version: '1.0.3',
    sha512: 'PvZKpFbtsxtJBi6hJyzt/iaK71qGdu9mNVpJT43+i1Wp23ym57YVuQI+BEnO/99K2pxPMEgYtz62n7yZFEgi2A==',
  },
  {
    name: 'PowerShellStandard.Library',
    version: '5.1.1',
    sha512: 'GYZRMyR0t4aUN0w140qNWezmNdz1NzDao25IqsWoWKOb77wEQabASyQHwVngA4Vv4HTC75VQ/iBDdcFH4FFmXw==',
  },
  {
    name: 'System.Reflection.MetadataLoadContext',
    version: '10.0.12',
    sha512: 'suG/K386sbPsKG5ryj2pBhRm6d9Zv4gj5R23KzHr721nGI4mjBSiZDaOCcvcDqXamD+fNm259lC6iImjkFo3VA==',
  },
];

export async function fetchReferenceAssemblies() {
  for (const reference of packages) await fetchNuGetPackage(reference);
}
