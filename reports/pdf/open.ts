import PDFDocument from 'pdfkit'
import type { Report } from '../report.ts'
import { page } from './theme.ts'

/**
 * An empty document that claims PDF/A-2a and PDF/UA-1 together. Its dates are the report's own, so that the same
 * report gives the same bytes whenever and wherever it is drawn.
 */
export function openDocument(report: Report): PDFKit.PDFDocument {
  const margins = { top: 0, bottom: 0, left: 0, right: 0 }
  const date = new Date(`${report.dataTo}T00:00:00Z`)
  const doc = new PDFDocument({
    size: [page.width, page.height],
    margins,
    autoFirstPage: false,
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    lang: report.language,
    displayTitle: true,
    info: {
      Title: metadata(`${report.title}, ${report.period}`),
      Author: metadata(report.author),
      Subject: metadata(report.subject),
      Creator: 'Secure Estate Scrutiny',
      CreationDate: date,
    },
  })
  doc.appendXML(accessibilityClaim)
  return doc
}

/**
 * pdfkit prints these words twice: into a PDF string, as they are, and by `toString` into XML, which it leaves
 * unescaped (0.20.2).
 */
function metadata(text: string): string {
  const words = new String(text)
  words.toString = () => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return words as string
}

/** PDF/A allows only described properties in its metadata; PDF/UA's mark is not among those it knows. */
const accessibilityClaim = `
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
  <pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`
