/** Family names, the most frequent first (INSEE, fichier des noms de famille), so that some of them are many. */
export const families =
  `Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy Roux
David Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Lefèvre Faure André Mercier
Blanc Guérin Boyer Garnier Chevalier François Legrand Gauthier Garcia Perrin Robin Clément Morin Nicolas Henry Roussel
Mathieu Gautier Masson Marchand Duval Denis Dumont Marie Lemaire Noël Meyer Dufour Meunier Brun Blanchard Giraud Joly
Rivière Lucas Brunet Gaillard Barbier Arnaud Martinez Gérard Roche Renard Schmitt Roy Leroux Colin Vidal Caron Picard
Roger Fabre Aubert Lemoine Renaud Dumas Lacroix Olivier Philippe Bourgeois Pierre Benoît Rey Leclerc Payet Rolland Leclercq
Guillaume Lecomte Lopez Jean Dupuy Guillot Hubert Berger Carpentier Sanchez Dupuis Moulin Louis Deschamps Huet Vasseur
Perez Boucher Fleury Royer Klein Jacquet Adam Paris Poirier Marty Aubry Guyot Carré Charles Renault Charpentier Ménard
Maillard Baron Bertin Bailly Hervé Schneider Fernandez Le\u00a0Gall Collet Léger Bouvier Julien Prévost Millet Perrot Daniel
Cousin Germain Breton Besson Langlois Rémy Le\u00a0Goff Pelletier Lévêque Perrier Leblanc Barré Lebrun Marchal Weber Mallet Hamon
Boulanger Jacob Monnier Michaud Rodriguez Guichard Gillet Étienne Grondin Poulain Tessier Chevallier Collin Chauvin Bouchet`.split(
    /\s/,
  )

/** What the many rare names are made of. */
export const beginnings =
  'Bar Bel Bou Cha Chau Cor Cour Dela Dor Fer Gau Gir Gran Gui Her Jac Lam Lan Lau Mal Mar Mau Mon Mor Par Pel Per Pou Pré Rai Ram Rou Sau Ser Tar Tour Val Ver Vil Vol'.split(
    ' ',
  )
export const middles =
  'a be bi ca che co de di fo gne i la le li lo ma mi mon na ne ni no pi que ra re ri ro sa se si ta te ti to va vi zo'.split(
    ' ',
  )
export const endings =
  'ard aud ault eau el elle elin enet er eron et eux ez ier ière in ion ique on ot oux rand rel ron ry sier teau tin ton val'.split(
    ' ',
  )

/** Given names, the most frequent first. */
export const givens =
  `Marie Jean Michel Monique Jacqueline Philippe Alain Bernard Françoise André Jacques Catherine Nathalie Gérard
Daniel Christian Pierre Sylvie Isabelle Christine Martine Patrick Nicole Claude Jeannine René Anne Dominique Chantal Éric Brigitte
Robert Valérie Stéphane Véronique Christophe Laurent Annie Nicolas Sandrine Frédéric Denise Danielle Thierry Colette Odette
Josiane Denis Bruno Yvette Georges Pascal Paulette Cécile Hélène Serge Roger Simone Guy Gilles Henri Julien Sophie Madeleine Louise
Yves Didier Paul Sébastien Louis Thomas Aurélie Virginie Corinne Geneviève Vincent David Céline Olivier Camille Julie Émilie
Raymonde Michèle Suzanne Maurice Lucien Marcel Joseph Francis Roland Joël Hervé Élisabeth Pauline Claire Anaïs Léa Manon Hugo Loïc
Jean-Pierre Marie-Thérèse Jean-Claude Marie-Christine Anne-Marie Jean-Luc Zoé Gaëlle Noémie Clémence Yann Ghislaine`.split(
    /\s/,
  )

/** Towns with their postcode, the largest first. */
export const towns =
  `75015 Paris|13008 Marseille|69003 Lyon|31000 Toulouse|06000 Nice|44000 Nantes|34000 Montpellier|67000 Strasbourg
33000 Bordeaux|59000 Lille|35000 Rennes|51100 Reims|83000 Toulon|42000 Saint-Étienne|76600 Le Havre|38000 Grenoble|21000 Dijon
49000 Angers|30000 Nîmes|69100 Villeurbanne|63000 Clermont-Ferrand|13100 Aix-en-Provence|72000 Le Mans|29200 Brest|37000 Tours
80000 Amiens|87000 Limoges|74000 Annecy|66000 Perpignan|92100 Boulogne-Billancourt|57000 Metz|25000 Besançon|45000 Orléans
76000 Rouen|68100 Mulhouse|14000 Caen|54000 Nancy|93200 Saint-Denis|59100 Roubaix|59200 Tourcoing|84000 Avignon|86000 Poitiers
17000 La Rochelle|64000 Pau|62100 Calais|06400 Cannes|34500 Béziers|68000 Colmar|18000 Bourges|29000 Quimper|26000 Valence
10000 Troyes|73000 Chambéry|79000 Niort|71100 Chalon-sur-Saône|58000 Nevers|89000 Auxerre|71000 Mâcon|21200 Beaune|39000 Lons-le-Saunier`.split(
    /[|\n]/,
  )
